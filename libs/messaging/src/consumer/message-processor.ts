import { deadLetterTopic } from '@kjoreklar/contracts';
import type { Logger } from '@kjoreklar/service-kit';
import { attemptMessage, type AttemptOutcome } from '../handling/attempt';
import { deadLetterOf, type OutgoingRecord } from '../handling/dead-letter';
import { retryDelayMs } from '../handling/handler-policy';
import type { MessagingMetrics } from '../metrics/messaging-metrics';
import type { Delivery } from './delivery';

export interface MessageProcessorOptions {
  readonly group: string;
  /** Resolves when the records are acknowledged. */
  readonly publish: (records: readonly OutgoingRecord[]) => Promise<void>;
  readonly logger: Logger;
  readonly metrics: MessagingMetrics;
}

const BURIAL_DELAYS = { firstDelayMs: 500, maxDelayMs: 30_000 };

const placeOf = ({ message, attempts }: Delivery) => ({
  topic: message.topic,
  partition: message.partition,
  offset: message.offset,
  attempt: attempts,
});

/** Understands how one message comes to its end: handled, tried again later, or in the dead letters. */
export class MessageProcessor {
  constructor(private readonly options: MessageProcessorOptions) {}

  /** Undefined when the message has come to its end; otherwise the wait in milliseconds before this is called again. Never rejects. */
  async process(delivery: Delivery): Promise<number | undefined> {
    if (delivery.burial) return this.bury(delivery);
    delivery.attempts++;
    const startedAt = performance.now();
    const result = await attemptMessage(delivery.route, delivery.message, delivery.attempts);
    this.observe(delivery, result, performance.now() - startedAt);
    if (result.outcome === 'done') return undefined;
    if (result.outcome === 'retry') return result.delayMs;
    delivery.burial = result.burial;
    return this.bury(delivery);
  }

  private observe(delivery: Delivery, result: AttemptOutcome, durationMs: number): void {
    const { metrics, logger } = this.options;
    const { topic } = delivery.message;
    metrics.processDuration.labels(topic, result.outcome).observe(durationMs / 1_000);
    if (result.outcome === 'retry') {
      metrics.retries.labels(topic).inc();
      logger.warn({ ...placeOf(delivery), delayMs: result.delayMs, err: result.error }, 'handler failed, trying again');
    } else if (result.outcome === 'deadLetter') {
      logger.error({ ...placeOf(delivery), ...result.burial.reason, err: result.error }, 'message given up');
    } else if (logger.isLevelEnabled('debug')) {
      logger.debug({ ...placeOf(delivery), durationMs }, 'message handled');
    }
  }

  /** The offset moves on only when the dead letter is acknowledged. */
  private async bury(delivery: Delivery): Promise<number | undefined> {
    const { message, route, burial } = delivery;
    if (!burial) return undefined;
    try {
      if (route.givenUp === 'deadLetterTopic') await this.options.publish([this.deadLetter(delivery, burial)]);
      this.options.metrics.deadLetters.labels(message.topic, burial.reason.code).inc();
      return undefined;
    } catch (error) {
      const delayMs = retryDelayMs(BURIAL_DELAYS, ++delivery.burialTries);
      this.options.logger.warn(
        { ...placeOf(delivery), delayMs, err: error },
        'dead letter not published, trying again',
      );
      return delayMs;
    }
  }

  private deadLetter({ message }: Delivery, burial: NonNullable<Delivery['burial']>): OutgoingRecord {
    const { group } = this.options;
    return deadLetterOf(message, { topic: deadLetterTopic(message.topic, group), group }, burial);
  }
}
