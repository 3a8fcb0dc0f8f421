import type { OffsetReset } from '../kafka/announce-offset-reset';
import { PartitionFlow } from './partition-flow';

/** Partitions by topic, as kafkajs tells them. */
export type PartitionsByTopic = Readonly<Record<string, readonly number[]>>;

const idOf = (topic: string, partition: number): string => `${topic} ${partition}`;

/** Understands which partitions are ours, and which work belongs to an assignment that has ended. */
export class Assignment {
  private assigned = new Set<string>();
  private readonly flowById = new Map<string, PartitionFlow>();
  private memberId: string | undefined;
  /** Rises with every join. */
  epoch = 0;

  /** `onLost` hears of flows whose work that has not started is to be dropped. */
  constructor(private readonly onLost: (flows: ReadonlySet<PartitionFlow>) => void) {}

  flows(): Iterable<PartitionFlow> {
    return this.flowById.values();
  }

  /**
   * A new generation. Partitions that stay keep their work, until the first fetch says otherwise. A new member id means that the group had
   * given us up in between.
   */
  join(memberId: string, partitions: PartitionsByTopic): void {
    const stayed = memberId === this.memberId;
    this.memberId = memberId;
    this.epoch++;
    this.assigned = new Set(
      Object.entries(partitions).flatMap(([topic, numbers]) => numbers.map((number) => idOf(topic, number))),
    );
    this.lose([...this.flowById].filter(([id]) => !stayed || !this.assigned.has(id)).map(([, flow]) => flow));
    for (const flow of this.flowById.values()) flow.confirmed = false;
  }

  /** The consumer is no member any more. */
  leave(): void {
    this.memberId = undefined;
    this.assigned = new Set();
    this.lose([...this.flowById.values()]);
  }

  /**
   * The flow of a partition that `fetchedFrom` was just fetched from; undefined when it is not assigned. After a join kafkajs fetches from the
   * committed offset again: where that is not the one we know, another member had the partition in between, and our work on it is lost.
   */
  flowFor(topic: string, partition: number, fetchedFrom: bigint): PartitionFlow | undefined {
    const id = idOf(topic, partition);
    if (!this.assigned.has(id)) return undefined;
    const known = this.flowById.get(id);
    if (known && (known.confirmed || known.committed === fetchedFrom)) {
      known.confirmed = true;
      return known;
    }
    if (known) this.lose([known]);
    const flow = new PartitionFlow(topic, partition, fetchedFrom);
    this.flowById.set(id, flow);
    return flow;
  }

  /**
   * The partition is read on from `to`, because the broker has nothing at `from`. Further on, the work in hand goes on. Back, what comes now is
   * new, whatever its offsets: the work in hand goes on to its end, but is not committed any more.
   */
  reset({ topic, partition, from, to }: OffsetReset): void {
    const id = idOf(topic, partition);
    const known = this.flowById.get(id);
    if (!known) return;
    if (to < from) this.flowById.delete(id);
    else if (known.committed === from) known.confirmed = true;
  }

  private lose(flows: readonly PartitionFlow[]): void {
    if (flows.length === 0) return;
    for (const flow of flows) {
      flow.lost = true;
      this.flowById.delete(idOf(flow.topic, flow.partition));
    }
    this.onLost(new Set(flows));
  }
}
