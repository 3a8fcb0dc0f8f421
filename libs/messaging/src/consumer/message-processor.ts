import { deadLetterTopic } from '@kjoreklar/contracts';
import type { Logger } from '@kjoreklar/service-kit';
import type { CircuitBreaker } from '../dependencies/circuit-breaker';
import { failedDependency } from '../dependencies/dependency-failure';
import { attemptMessage, type AttemptOutcome } from '../handling/attempt';
import { type Burial, deadLetterOf, type OutgoingRecord } from '../handling/dead-letter';
import { retryDelayMs } from '../handling/handler-policy';
import type { IncomingMessage } from '../handling/incoming-message';
import type { MessagingMetrics } from '../metrics/messaging-metrics';
import { withFailure } from '../parking/failure-history';
import type { ParkingLot } from '../parking/parking-lot';
import type { Delivery } from './delivery';

export interface MessageProcessorOptions {
  readonly group: string;
  /** Resolves when the records are acknowledged. */
  readonly publish: (records: readonly OutgoingRecord[]) => Promise<void>;
  /** Where failing messages wait; without it they wait in memory. */
  readonly lot?: ParkingLot;
  readonly breakersOf: (topic: string) => readonly CircuitBreaker[];
  readonly logger: Logger;
  readonly metrics: MessagingMetrics;
}

const BURIAL_DELAYS = { firstDelayMs: 500, maxDelayMs: 30_000 };
const PARKING_DELAYS = { firstDelayMs: 200, maxDelayMs: 5_000 };
const UNKNOWN_LANES_MS = 50;
/** Held keys do not come back all at once. */
const SPREAD_MS = 50;

const placeOf = ({ topic, partition, offset }: IncomingMessage, attempt: number) => ({
  topic,
  partition,
  offset,
  attempt,
});

type Observer = Pick<ReturnType<MessagingMetrics['processDuration']['labels']>, 'observe'>;

/** Understands how one message comes to its end in this process: handled, tried again later, parked, or in the dead letters. */
export class MessageProcessor {
  private readonly durations = new Map<string, Observer>();

  constructor(private readonly options: MessageProcessorOptions) {}

  /** Undefined when the message has come to its end; otherwise the wait in milliseconds before this is called again. Never rejects. */
  process(delivery: Delivery): Promise<number | undefined> {
    if (delivery.burial) return this.buryDelivery(delivery);
    if (delivery.parkForMs !== undefined) return this.park(delivery, delivery.parkForMs);
    const waitMs = this.waitMs(delivery);
    if (waitMs > 0) return Promise.resolve(waitMs);
    if (this.options.lot?.has(delivery.message)) return this.follow(delivery);
    return this.attempt(delivery);
  }

  /** Publishes a message as a dead letter; resolves when it is acknowledged. */
  async bury(message: IncomingMessage, givenUp: Delivery['route']['givenUp'], burial: Burial): Promise<void> {
    const { group, publish, metrics } = this.options;
    if (givenUp === 'deadLetterTopic')
      await publish([deadLetterOf(message, { topic: deadLetterTopic(message.topic, group), group }, burial)]);
    metrics.deadLetters.labels(message.topic, burial.reason.code).inc();
  }

  /** Tells how a try ended. */
  observe(message: IncomingMessage, result: AttemptOutcome, attempt: number): void {
    const { metrics, logger } = this.options;
    if (result.outcome === 'done' && !logger.isLevelEnabled('debug')) return;
    const place = placeOf(message, attempt);
    if (result.outcome === 'retry' || result.outcome === 'park') {
      metrics.retries.labels(message.topic).inc();
      const text = result.outcome === 'park' ? 'handler failed, the key is parked' : 'handler failed, trying again';
      logger.warn({ ...place, delayMs: result.delayMs, err: result.error }, text);
    } else if (result.outcome === 'deadLetter') {
      logger.error({ ...place, ...result.burial.reason, err: result.error }, 'message given up');
    } else {
      logger.debug(place, result.outcome === 'away' ? 'message held, a dependency is away' : 'message handled');
    }
  }

  /** Finding the series of labels costs more than counting in it. */
  private durationOf(topic: string, outcome: AttemptOutcome['outcome']): Observer {
    const id = `${outcome} ${topic}`;
    const known = this.durations.get(id);
    if (known) return known;
    const found = this.options.metrics.processDuration.labels(topic, outcome);
    this.durations.set(id, found);
    return found;
  }

  private waitMs({ message }: Delivery): number {
    const { lot, breakersOf } = this.options;
    if (lot && !lot.isKnown) return UNKNOWN_LANES_MS;
    let waitMs = 0;
    for (const breaker of breakersOf(message.topic)) waitMs = Math.max(waitMs, breaker.waitMs);
    return waitMs === 0 ? 0 : waitMs + Math.random() * SPREAD_MS;
  }

  private async attempt(delivery: Delivery): Promise<number | undefined> {
    const attempt = delivery.attempts + 1;
    const startedAt = performance.now();
    const ageMs = delivery.failedAtMs === undefined ? 0 : startedAt - delivery.failedAtMs;
    const result = await attemptMessage(delivery.route, delivery.message, { attempt, ageMs });
    const durationMs = performance.now() - startedAt;
    this.durationOf(delivery.message.topic, result.outcome).observe(durationMs / 1_000);
    this.observe(delivery.message, result, attempt);
    if (result.outcome === 'done') return undefined;
    if (result.outcome === 'away') return result.delayMs;
    delivery.attempts = attempt;
    delivery.failedAtMs ??= startedAt;
    if (result.error !== undefined)
      delivery.failures = withFailure(delivery.failures, { error: result.error, attempt, at: new Date() });
    if (result.outcome === 'retry') return result.delayMs;
    if (result.outcome === 'park') return this.park(delivery, result.delayMs);
    delivery.burial = { ...result.burial, failures: delivery.failures };
    return this.buryDelivery(delivery);
  }

  private async park(delivery: Delivery, delayMs: number): Promise<number | undefined> {
    const { lot } = this.options;
    if (!lot || lot.isFull) return delayMs;
    const { message, attempts, failures, failedAtMs = performance.now() } = delivery;
    delivery.parkForMs = delayMs;
    return this.store(delivery, async () => {
      await lot.park(message, { attempts, ageMs: performance.now() - failedAtMs, failures }, delayMs);
      return true;
    });
  }

  private async follow(delivery: Delivery): Promise<number | undefined> {
    return this.store(delivery, async () => (await this.options.lot?.follow(delivery.message)) ?? false);
  }

  /** Where it could not be stored, it is tried again; where its lane turned out to be free, it is handled here. */
  private async store(delivery: Delivery, store: () => Promise<boolean>): Promise<number | undefined> {
    try {
      const [database] = this.options.breakersOf(delivery.message.topic);
      const stored = await (database ? database.run(store) : store());
      return stored ? undefined : await this.attempt(delivery);
    } catch (error) {
      this.options.logger.warn({ ...placeOf(delivery.message, delivery.attempts), err: error }, 'message not parked');
      if (failedDependency(error) === undefined) return PARKING_DELAYS.maxDelayMs;
      return retryDelayMs(PARKING_DELAYS, 1);
    }
  }

  /** The offset moves on only when the dead letter is acknowledged. */
  private async buryDelivery(delivery: Delivery): Promise<number | undefined> {
    const { message, route, burial } = delivery;
    if (!burial) return undefined;
    try {
      await this.bury(message, route.givenUp, burial);
      return undefined;
    } catch (error) {
      const delayMs = retryDelayMs(BURIAL_DELAYS, ++delivery.burialTries);
      this.options.logger.warn(
        { ...placeOf(message, delivery.attempts), delayMs, err: error },
        'dead letter not published, trying again',
      );
      return delayMs;
    }
  }
}
