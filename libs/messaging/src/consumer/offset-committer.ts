import type { Logger } from '@kjoreklar/service-kit';
import type { Offsets } from 'kafkajs';
import type { MessagingMetrics } from '../metrics/messaging-metrics';
import type { Assignment } from './assignment';
import type { PartitionFlow } from './partition-flow';

export interface OffsetCommitterOptions {
  readonly assignment: Assignment;
  /** Commits once, without trying again: by the next try positions and assignment have moved on. */
  readonly send: (offsets: Offsets) => Promise<void>;
  readonly logger: Logger;
  readonly metrics: MessagingMetrics;
  readonly intervalMs?: number;
  /** Hears that for a long time no commit has been taken: the group does not know this member any more, whatever its heartbeats say. */
  readonly onStuck: (error: Error) => void;
}

const DEFAULT_INTERVAL_MS = 500;
/** Longer than any rebalance of a healthy group. */
const STUCK_AFTER_MS = 30_000;

const toOffsets = (positions: ReadonlyMap<PartitionFlow, bigint>): Offsets => {
  const byTopic = new Map<string, { partition: number; offset: string }[]>();
  for (const [{ topic, partition }, position] of positions) {
    const partitions = byTopic.get(topic) ?? [];
    if (partitions.length === 0) byTopic.set(topic, partitions);
    partitions.push({ partition, offset: position.toString() });
  }
  return { topics: [...byTopic].map(([topic, partitions]) => ({ topic, partitions })) };
};

/** Understands when and what to commit: at most twice a second, and only what is finished without a gap in partitions that are ours. */
export class OffsetCommitter {
  private timer: NodeJS.Timeout | undefined;
  private committing: Promise<void> | undefined;
  private failingSinceMs: number | undefined;

  constructor(private readonly options: OffsetCommitterOptions) {}

  /** Something was finished. */
  changed(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.flush();
    }, this.options.intervalMs ?? DEFAULT_INTERVAL_MS);
  }

  /** Commits now. Never rejects: what is not committed is tried again after the next change, or seen again after a restart. */
  async flush(): Promise<void> {
    await this.committing;
    this.committing = this.commit();
    await this.committing;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private async commit(): Promise<void> {
    const positions = this.positions();
    if (positions.size === 0) return;
    try {
      await this.options.send(toOffsets(positions));
      for (const [flow, position] of positions) flow.committed = position;
      this.options.metrics.commits.inc();
      this.failingSinceMs = undefined;
    } catch (error) {
      this.options.logger.debug({ err: error, partitions: positions.size }, 'offsets not committed, trying again');
      this.changed();
      this.noticeStuck(error);
    }
  }

  private noticeStuck(error: unknown): void {
    const nowMs = performance.now();
    this.failingSinceMs ??= nowMs;
    if (nowMs - this.failingSinceMs < STUCK_AFTER_MS) return;
    this.failingSinceMs = undefined;
    this.options.onStuck(new Error('no commit has been taken for half a minute', { cause: error }));
  }

  private positions(): ReadonlyMap<PartitionFlow, bigint> {
    const positions = new Map<PartitionFlow, bigint>();
    for (const flow of this.options.assignment.flows()) {
      const { position } = flow.tracker;
      if (flow.confirmed && position > flow.committed) positions.set(flow, position);
    }
    return positions;
  }
}
