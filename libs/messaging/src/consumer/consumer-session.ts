import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { type OffsetReset, tellingOfResets } from '../kafka/announce-offset-reset';
import { staticMember } from '../kafka/static-membership';
import { withDeadline } from '../kafka/with-deadline';
import type { PartitionsByTopic } from './assignment';

export interface SessionListener {
  onJoin(memberId: string, partitions: PartitionsByTopic): void;
  /** A fetch or heartbeat was answered. */
  onSignOfLife(): void;
  onBatch(payload: EachBatchPayload): Promise<void>;
  onOffsetReset(reset: OffsetReset): void;
}

export interface ConsumerSessionOptions {
  readonly kafka: Pick<Kafka, 'consumer'>;
  readonly group: string;
  /** Who this consumer is in its group, over sessions. */
  readonly instanceId: string;
  readonly topics: readonly string[];
  /** How long the group waits for a silent member, milliseconds. */
  readonly sessionTimeoutMs: number;
  readonly listener: SessionListener;
}

const MEBIBYTE = 1024 * 1024;

/** A few may be lost on the way. */
const HEARTBEATS_A_SESSION = 5;

/** A partition's share must hold the largest message: the broker makes an exception from it only for the first partition of a fetch. */
const FETCH = { maxBytesPerPartition: 9 * MEBIBYTE, maxBytes: 32 * MEBIBYTE, minBytes: 1, maxWaitTimeInMs: 1_000 };

/** One life of a kafkajs consumer, from connecting to the crash or the stop; kafkajs is not left to restart by itself. */
export class ConsumerSession {
  private readonly consumer: Consumer;
  private end: (error: Error | undefined) => void = () => undefined;
  private readonly ended: Promise<Error | undefined>;
  private started: Promise<void> = Promise.resolve();
  private leaving: Promise<void> | undefined;
  joined = false;

  constructor(private readonly options: ConsumerSessionOptions) {
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
    this.consumer = options.kafka.consumer({
      groupId: options.group,
      ...FETCH,
      sessionTimeout: options.sessionTimeoutMs,
      rebalanceTimeout: 60_000,
      heartbeatInterval: Math.floor(options.sessionTimeoutMs / HEARTBEATS_A_SESSION),
      allowAutoTopicCreation: false,
      partitionAssigners: [
        tellingOfResets(staticMember(options.instanceId), (reset) => options.listener.onOffsetReset(reset)),
      ],
      retry: { retries: 4, initialRetryTime: 200, maxRetryTime: 2_000, restartOnFailure: () => Promise.resolve(false) },
    });
  }

  /** Resolves when the session is over: with the reason when it crashed, undefined when it was stopped. Never rejects. */
  run(): Promise<Error | undefined> {
    this.listen();
    this.started = this.start();
    this.started.catch((error: unknown) => this.abandon(error instanceof Error ? error : new Error(String(error))));
    return this.ended;
  }

  pause(topic: string, partition: number): void {
    this.whileRunning(() => this.consumer.pause([{ topic, partitions: [partition] }]));
  }

  resume(topic: string, partition: number): void {
    this.whileRunning(() => this.consumer.resume([{ topic, partitions: [partition] }]));
  }

  /** Fetches nothing of a topic, whichever partitions of it are ours or will be. */
  pauseTopic(topic: string): void {
    this.whileRunning(() => this.consumer.pause([{ topic }]));
  }

  /** Fetches every partition of a topic again, those too that were paused one by one. */
  resumeTopic(topic: string): void {
    this.whileRunning(() => this.consumer.resume([{ topic }]));
  }

  /** Fetches nothing more. */
  pauseAll(): void {
    this.whileRunning(() => this.consumer.pause(this.options.topics.map((topic) => ({ topic }))));
  }

  /** Leaves the group, so that others take over at once; kafkajs may wait for a fetch under way, but not longer than the deadline. */
  async stop(deadlineMs: number): Promise<void> {
    await withDeadline(this.leave(), deadlineMs, 'leaving the group').catch(() => undefined);
    this.end(undefined);
  }

  /** Ends the session, so that another one joins the group anew. */
  abandon(error: Error): void {
    this.leave().catch(() => undefined);
    this.end(error);
  }

  private async start(): Promise<void> {
    const { consumer, options } = this;
    if (!this.leaving) await consumer.connect();
    if (!this.leaving) await consumer.subscribe({ topics: [...options.topics], fromBeginning: true });
    if (this.leaving) return;
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (payload) => options.listener.onBatch(payload),
    });
  }

  /**
   * Waits until the start is over. A `disconnect` during it stops nothing: the consumer joins the group all the same, and holds its
   * partitions for as long as the process lives.
   */
  private leave(): Promise<void> {
    this.leaving ??= this.started.catch(() => undefined).then(() => this.consumer.disconnect());
    return this.leaving;
  }

  private listen(): void {
    const { consumer } = this;
    const { listener } = this.options;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      this.joined = true;
      listener.onJoin(payload.memberId, payload.memberAssignment);
    });
    consumer.on(consumer.events.FETCH, () => listener.onSignOfLife());
    consumer.on(consumer.events.HEARTBEAT, () => listener.onSignOfLife());
    consumer.on(consumer.events.CRASH, ({ payload }) => this.end(payload.error));
  }

  /** kafkajs throws when there is no running consumer; then there is nothing to pause either. */
  private whileRunning(act: () => void): void {
    try {
      act();
    } catch {
      return;
    }
  }
}
