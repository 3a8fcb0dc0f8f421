import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ParkingTable } from '@kjoreklar/persistence';
import type { Logger } from '@kjoreklar/service-kit';
import type { EachBatchPayload, Kafka, KafkaMessage, Offsets } from 'kafkajs';
import type { CircuitBreaker } from '../dependencies/circuit-breaker';
import type { CircuitBreakers } from '../dependencies/circuit-breakers';
import { guardRoute } from '../dependencies/guard-route';
import type { OutgoingRecord } from '../handling/dead-letter';
import { laneKeyOf, readMessage } from '../handling/incoming-message';
import type { Route } from '../handling/route';
import type { OffsetReset } from '../kafka/announce-offset-reset';
import { withDeadline } from '../kafka/with-deadline';
import { type EngineState, type MessagingMetrics, messagingMetrics } from '../metrics/messaging-metrics';
import { Parking } from '../parking/parking';
import { KeyedScheduler } from '../scheduling/keyed-scheduler';
import { sleep } from '../scheduling/sleep';
import { Assignment, type PartitionsByTopic } from './assignment';
import { ConsumerSession, type SessionListener } from './consumer-session';
import type { Delivery } from './delivery';
import { DependencyGate } from './dependency-gate';
import { FlowControl, type FlowLimits } from './flow-control';
import { MessageProcessor } from './message-processor';
import { OffsetCommitter } from './offset-committer';
import type { PartitionFlow } from './partition-flow';
import { tellOfReset } from './tell-of-reset';

export interface ConsumerEngineOptions {
  readonly kafka: Pick<Kafka, 'consumer'>;
  readonly group: string;
  /** Who this consumer is in its group, unique among running ones; the same after a restart takes over at once. A random one unless told. */
  readonly instanceId?: string;
  readonly routes: readonly Route[];
  /** How long the group waits for this consumer when it is silent, milliseconds; 6 000 unless told. */
  readonly sessionTimeoutMs?: number;
  /** Where dead letters go out; resolves when they are acknowledged. */
  readonly publish: (records: readonly OutgoingRecord[]) => Promise<void>;
  readonly logger: Logger;
  /** Most messages handled at once; 256 unless told otherwise. */
  readonly concurrency?: number;
  readonly flowLimits?: FlowLimits;
  /** Runs before the group is joined, again with back-off until it holds: topics are made here. */
  readonly prepare?: () => Promise<void>;
  readonly metrics?: MessagingMetrics;
  /** Where failing messages wait; without it they wait in memory. */
  readonly parking?: ParkingTable;
  /** Of what the handlers need. */
  readonly breakers?: CircuitBreakers;
}

const DEFAULT_CONCURRENCY = 256;
const DEFAULT_SESSION_TIMEOUT_MS = 6_000;
const FIRST_BACK_OFF_MS = 500;
const MAX_BACK_OFF_MS = 10_000;
/** Long enough for a fetch that finds nothing (1 s) and the retries of one that fails. */
const SIGN_OF_LIFE_MS = 15_000;
const LEAVE_DEADLINE_MS = 1_500;
const COMMIT_DEADLINE_MS = 1_000;
const MESSAGES_A_TURN = 256;

const breakersOf = ({ routes, breakers }: ConsumerEngineOptions): ReadonlyMap<string, readonly CircuitBreaker[]> =>
  new Map(routes.map(({ topic, policy }) => [topic, breakers?.for(policy.needs) ?? []]));

/** Consumes topics: different keys at the same time, one key in order, offsets committed up to the first unfinished message. */
export class ConsumerEngine implements SessionListener {
  private readonly routes: ReadonlyMap<string, Route>;
  private readonly processor: MessageProcessor;
  private readonly parking: Parking | undefined;
  private readonly gate: DependencyGate;
  private readonly metrics: MessagingMetrics;
  private readonly scheduler: KeyedScheduler<Delivery>;
  private readonly assignment = new Assignment((flows) => this.dropLost(flows));
  private readonly flowControl: FlowControl;
  private readonly committer: OffsetCommitter;
  private readonly instanceId: string;
  private session: ConsumerSession | undefined;
  private sendCommit: ((offsets: Offsets) => Promise<void>) | undefined;
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private lastSignOfLifeAt = 0;
  private problem = 'not started';
  private readonly state = (): EngineState => this.describe();

  constructor(private readonly options: ConsumerEngineOptions) {
    const breakersByTopic = breakersOf(options);
    const breakersOfTopic = (topic: string): readonly CircuitBreaker[] => breakersByTopic.get(topic) ?? [];
    this.routes = new Map(
      options.routes.map((route) => [route.topic, guardRoute(route, breakersOfTopic(route.topic))]),
    );
    this.instanceId = options.instanceId ?? randomUUID();
    this.metrics = options.metrics ?? messagingMetrics();
    const common = { logger: options.logger, metrics: this.metrics };
    const [database] = options.breakers?.for() ?? [];
    this.parking = options.parking && new Parking({ ...common, table: options.parking, routes: this.routes, database });
    this.processor = new MessageProcessor({
      ...common,
      group: options.group,
      publish: options.publish,
      lot: this.parking?.lot,
      breakersOf: breakersOfTopic,
    });
    this.gate = new DependencyGate(breakersByTopic, {
      pause: (topic) => this.session?.pauseTopic(topic),
      resume: (topic) => this.resumeTopic(topic),
    });
    this.scheduler = new KeyedScheduler({
      concurrency: options.concurrency ?? DEFAULT_CONCURRENCY,
      groupConcurrency: (topic) => this.routes.get(topic)?.policy.concurrency,
      run: (delivery) => this.runDelivery(delivery),
    });
    this.flowControl = new FlowControl(
      {
        pause: ({ topic, partition }) => this.session?.pause(topic, partition),
        resume: ({ topic, partition }) => this.session?.resume(topic, partition),
      },
      options.flowLimits,
    );
    this.committer = new OffsetCommitter({
      assignment: this.assignment,
      send: async (offsets) => this.sendCommit?.(offsets),
      logger: options.logger,
      metrics: this.metrics,
      onStuck: (error) => this.session?.abandon(error),
    });
  }

  /** Begins to consume in the background, and goes on whatever happens to Kafka, until `drain`. */
  start(): void {
    this.metrics.engines.add(this.state);
    this.parking?.start(this.processor);
    this.running ??= this.keepRunning();
  }

  /** Finishes what runs, commits, leaves the group. What is not finished by then is consumed again by whoever comes next. */
  async drain(deadlineMs: number): Promise<void> {
    this.stopping.abort();
    this.gate.stop();
    this.session?.pauseAll();
    this.scheduler.close();
    const parkingStopped = this.parking?.stop(deadlineMs);
    await withDeadline(this.scheduler.idle(), deadlineMs, 'running handlers').catch((error: unknown) =>
      this.options.logger.warn({ err: error, running: this.scheduler.running }, 'not all handlers ended in time'),
    );
    await parkingStopped;
    this.committer.stop();
    await withDeadline(this.committer.flush(), COMMIT_DEADLINE_MS, 'the last commit').catch(() => undefined);
    await this.session?.stop(LEAVE_DEADLINE_MS);
    await this.running;
    this.committer.stop();
    this.metrics.engines.delete(this.state);
  }

  /** Why the engine does not consume; undefined when it does: joined, and polling. */
  unreadyReason(): string | undefined {
    if (!this.session?.joined) return `not in the consumer group: ${this.problem}`;
    const silentMs = Date.now() - this.lastSignOfLifeAt;
    return silentMs > SIGN_OF_LIFE_MS ? `no answer from Kafka for ${Math.round(silentMs / 1_000)} s` : undefined;
  }

  onJoin(memberId: string, partitions: PartitionsByTopic): void {
    this.assignment.join(memberId, partitions);
    if (!this.stopping.signal.aborted) void this.parking?.lot.refresh();
    this.metrics.rebalances.inc();
    this.onSignOfLife();
    const count = Object.values(partitions).reduce((sum, { length }) => sum + length, 0);
    this.options.logger.info({ partitions: count, epoch: this.assignment.epoch }, 'joined the consumer group');
  }

  onSignOfLife(): void {
    this.lastSignOfLifeAt = Date.now();
  }

  /**
   * Takes a batch in and returns; handlers run later. The fetch position is moved on at once (kafkajs would fetch the same batch again
   * otherwise), which commits nothing: kafkajs commits on its own only with autoCommit.
   */
  async onBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    if (this.gate.isHeld(batch.topic)) return this.session?.pauseTopic(batch.topic);
    this.sendCommit = (offsets) => payload.commitOffsetsIfNecessary(offsets);
    const { fetchedOffset } = batch as EachBatchPayload['batch'] & { fetchedOffset: string };
    const flow = this.assignment.flowFor(batch.topic, batch.partition, BigInt(fetchedOffset));
    const last = batch.messages.at(-1);
    if (!flow || !last || !(await this.takeAll(flow, batch.messages))) return;
    this.metrics.consumed.labels(batch.topic).inc(batch.messages.length);
    flow.tracker.advanceTo(BigInt(batch.lastOffset()) + 1n);
    payload.resolveOffset(last.offset);
    // A partition that stayed with us over a join may have been finished before this fetch confirmed it.
    if (flow.tracker.position > flow.committed) this.committer.changed();
  }

  onOffsetReset(reset: OffsetReset): void {
    this.assignment.reset(reset);
    tellOfReset(reset, { logger: this.options.logger, metrics: this.metrics });
  }

  /** Large batches let other work in between; false when the partition was lost, or the engine stopped, before all were taken. */
  private async takeAll(flow: PartitionFlow, messages: readonly KafkaMessage[]): Promise<boolean> {
    for (const [index, message] of messages.entries()) {
      if (index > 0 && index % MESSAGES_A_TURN === 0) await nextTurn();
      if (flow.lost || this.stopping.signal.aborted) return false;
      this.take(flow, message);
    }
    return true;
  }

  private take(flow: PartitionFlow, raw: KafkaMessage): void {
    const route = this.routes.get(flow.topic);
    if (!route) throw new Error(`no handler for ${flow.topic}`);
    const tracked = flow.tracker.track(BigInt(raw.offset), Number(raw.timestamp));
    if (!tracked) return;
    const message = readMessage(flow.topic, flow.partition, raw);
    this.flowControl.added(flow, message.bytes);
    this.scheduler.add(flow.topic, laneKeyOf(message), {
      route,
      flow,
      tracked,
      message,
      attempts: 0,
      failures: [],
      burialTries: 0,
    });
  }

  private async runDelivery(delivery: Delivery): Promise<number | undefined> {
    const { flow, tracked, message } = delivery;
    const againAfterMs = flow.lost ? undefined : await this.processor.process(delivery);
    if (againAfterMs !== undefined && !flow.lost) return againAfterMs;
    flow.tracker.finish(tracked);
    this.flowControl.finished(flow, message.bytes);
    if (!flow.lost) this.committer.changed();
    return undefined;
  }

  /** Partitions that are too full stay paused. */
  private resumeTopic(topic: string): void {
    this.session?.resumeTopic(topic);
    for (const flow of this.assignment.flows())
      if (flow.topic === topic && flow.paused) this.session?.pause(topic, flow.partition);
  }

  private dropLost(flows: ReadonlySet<PartitionFlow>): void {
    for (const { flow, message } of this.scheduler.discard((delivery) => flows.has(delivery.flow)))
      this.flowControl.finished(flow, message.bytes);
    for (const flow of flows) this.flowControl.lost(flow);
  }

  private async keepRunning(): Promise<void> {
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      const error = await this.runOnce();
      this.assignment.leave();
      if (this.stopping.signal.aborted) return;
      failures = this.session?.joined ? 1 : failures + 1;
      this.session = undefined;
      this.problem = error?.message ?? 'stopped';
      const delayMs = Math.min(MAX_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** Math.min(failures - 1, 10));
      this.options.logger.warn({ err: error, delayMs }, 'consumer ended, starting again');
      await sleep(delayMs, this.stopping.signal);
    }
  }

  private async runOnce(): Promise<Error | undefined> {
    try {
      await this.options.prepare?.();
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
    if (this.stopping.signal.aborted) return undefined;
    this.problem = 'joining';
    this.session = new ConsumerSession({
      kafka: this.options.kafka,
      group: this.options.group,
      instanceId: this.instanceId,
      topics: [...this.routes.keys()],
      sessionTimeoutMs: this.options.sessionTimeoutMs ?? DEFAULT_SESSION_TIMEOUT_MS,
      listener: this,
    });
    return this.session.run();
  }

  private describe(): EngineState {
    let inFlight = 0;
    let oldestAt = Date.now();
    const now = oldestAt;
    for (const { tracker } of this.assignment.flows()) {
      inFlight += tracker.unfinished;
      oldestAt = Math.min(oldestAt, tracker.oldestUnfinished?.timestampMs ?? now);
    }
    return {
      inFlight,
      inFlightBytes: this.flowControl.totalBytes,
      waitingLanes: this.scheduler.waiting,
      pausedPartitions: this.flowControl.pausedPartitions,
      oldestUnfinishedMs: now - oldestAt,
    };
  }
}
