import type { Consumer, EachBatchPayload, IHeaders, Kafka, Offsets, PartitionAssigner } from 'kafkajs';
import type { AttentiveAssigner, OffsetReset } from '../kafka/announce-offset-reset';

export interface FakeMessage {
  readonly key: string;
  readonly value: string;
  readonly headers?: IHeaders;
}

type Listener = (event: { payload: unknown }) => void;

/**
 * Stands in for kafkajs in specifications: one topic, offsets from 0, and of kafkajs's behaviour what the engine relies on: after a join it fetches from
 * the committed offset, otherwise on from what was resolved, and nothing of paused partitions.
 */
export class FakeConsumer {
  readonly log: FakeMessage[][];
  readonly committed: number[];
  readonly commits: number[][] = [];
  readonly paused = new Set<number>();
  assigned: readonly number[] = [];
  commitError: Error | undefined;
  disconnected = 0;
  private position: number[];
  private onOffsetReset: (reset: OffsetReset) => void = () => undefined;
  private eachBatch: (payload: EachBatchPayload) => Promise<void> = async () => undefined;
  private readonly listeners = new Map<string, Listener>();

  constructor(
    readonly topic: string,
    partitions: number,
  ) {
    this.log = Array.from({ length: partitions }, () => []);
    this.committed = this.log.map(() => 0);
    this.position = this.log.map(() => 0);
  }

  get kafka(): Pick<Kafka, 'consumer'> {
    return {
      consumer: ({ partitionAssigners = [] }) => {
        const [assigner]: AttentiveAssigner[] = partitionAssigners.map((create) =>
          create({} as Parameters<PartitionAssigner>[0]),
        );
        this.onOffsetReset = (reset) => assigner?.onOffsetReset?.(reset);
        return this.consumer();
      },
    };
  }

  join(memberId: string, partitions: readonly number[]): void {
    this.assigned = partitions;
    this.position = [...this.committed];
    this.listeners.get('join')?.({ payload: { memberId, memberAssignment: { [this.topic]: partitions } } });
  }

  crash(error: Error): void {
    this.listeners.get('crash')?.({ payload: { error } });
  }

  write(partition: number, ...messages: FakeMessage[]): void {
    this.log[partition]?.push(...messages);
  }

  /** The broker has lost the end of a partition, all of it from offset `kept` on; kafkajs begins at the beginning again. */
  truncate(partition: number, kept: number): void {
    const from = this.position[partition] as number;
    this.log[partition]?.splice(kept);
    this.position[partition] = 0;
    this.onOffsetReset({ topic: this.topic, partition, from: BigInt(from), to: 0n });
  }

  /** One round of fetches. */
  async poll(): Promise<void> {
    for (const partition of this.assigned) if (!this.paused.has(partition)) await this.deliver(partition);
  }

  private async deliver(partition: number): Promise<void> {
    const from = this.position[partition] as number;
    const messages = (this.log[partition] ?? []).slice(from).map(({ key, value, headers = {} }, index) => ({
      key: Buffer.from(key),
      value: Buffer.from(value),
      headers,
      offset: String(from + index),
      timestamp: '1',
      attributes: 0,
    }));
    if (messages.length === 0) return;
    const batch = {
      topic: this.topic,
      partition,
      messages,
      fetchedOffset: String(from),
      lastOffset: () => String(from + messages.length - 1),
    };
    await this.eachBatch({
      batch,
      resolveOffset: (offset: string) => (this.position[partition] = Number(offset) + 1),
      commitOffsetsIfNecessary: async (offsets: Offsets) => this.commit(offsets),
    } as unknown as EachBatchPayload);
  }

  private commit({ topics }: Offsets): void {
    if (this.commitError) throw this.commitError;
    for (const { partition, offset } of topics.flatMap(({ partitions }) => partitions)) {
      this.committed[partition] = Number(offset);
      this.commits.push([partition, Number(offset)]);
    }
  }

  private consumer(): Consumer {
    const numbers = (given: { partitions?: number[] }[]): number[] =>
      given.flatMap(({ partitions }) => partitions ?? this.log.map((_, index) => index));
    return {
      connect: async () => undefined,
      subscribe: async () => undefined,
      run: async ({ eachBatch }: { eachBatch: (payload: EachBatchPayload) => Promise<void> }) =>
        void (this.eachBatch = eachBatch),
      disconnect: async () => void this.disconnected++,
      on: (name: string, listener: Listener) => void this.listeners.set(name, listener),
      pause: (given: { partitions?: number[] }[]) => numbers(given).forEach((partition) => this.paused.add(partition)),
      resume: (given: { partitions?: number[] }[]) =>
        numbers(given).forEach((partition) => this.paused.delete(partition)),
      events: { GROUP_JOIN: 'join', FETCH: 'fetch', HEARTBEAT: 'heartbeat', CRASH: 'crash' },
    } as unknown as Consumer;
  }
}
