export interface PartitionRange {
  readonly partition: number;
  /** Offset of the oldest message kept. */
  readonly low: string;
  /** Offset that the next message gets. */
  readonly high: string;
}

/** Offsets are 64-bit; differences of what one broker keeps are not. */
const difference = (a: string, b: string): number => Number(BigInt(a) - BigInt(b));

export const messagesIn = (ranges: readonly PartitionRange[]): number =>
  ranges.reduce((sum, { low, high }) => sum + difference(high, low), 0);

const NOTHING_COMMITTED = '-1';

/** Messages that a group has yet to finish; one that never committed begins at the oldest kept. */
export const lagOf = (ranges: readonly PartitionRange[], committed: ReadonlyMap<number, string>): number =>
  ranges.reduce((sum, { partition, low, high }) => {
    const offset = committed.get(partition) ?? NOTHING_COMMITTED;
    return sum + Math.max(0, difference(high, offset === NOTHING_COMMITTED ? low : offset));
  }, 0);
