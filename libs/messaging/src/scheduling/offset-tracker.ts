import { Fifo } from './fifo';

/** One message of a partition, from its arrival until everything below it is finished too. */
export interface TrackedOffset {
  readonly offset: bigint;
  /** When the message was written, milliseconds since 1970. */
  readonly timestampMs: number;
  finished: boolean;
}

/** Understands how far a partition is finished without a gap: the only offset that is safe to commit. */
export class OffsetTracker {
  private readonly entries = new Fifo<TrackedOffset>();
  private next: bigint;
  private open = 0;

  /** `start` is the offset that consumption starts from. */
  constructor(start: bigint) {
    this.next = start;
  }

  /** Takes a message in; undefined when this offset was seen before. Offsets rise, but may have gaps (compaction, control records). */
  track(offset: bigint, timestampMs = 0): TrackedOffset | undefined {
    if (offset < this.next) return undefined;
    const entry: TrackedOffset = { offset, timestampMs, finished: false };
    this.entries.push(entry);
    this.next = offset + 1n;
    this.open++;
    return entry;
  }

  /** Nothing below `next` will arrive any more. */
  advanceTo(next: bigint): void {
    if (next > this.next) this.next = next;
  }

  finish(entry: TrackedOffset): void {
    if (entry.finished) return;
    entry.finished = true;
    this.open--;
    while (this.entries.peek()?.finished) this.entries.shift();
  }

  /** What to commit: everything below it is finished, and it itself is not, or has not arrived. */
  get position(): bigint {
    return this.entries.peek()?.offset ?? this.next;
  }

  /** Messages taken in and not finished. */
  get unfinished(): number {
    return this.open;
  }

  get oldestUnfinished(): TrackedOffset | undefined {
    return this.entries.peek();
  }

  /** Messages from the first unfinished one on, finished or not: what a restart would see again. */
  get span(): number {
    return this.entries.size;
  }
}
