import { randomUUID } from 'node:crypto';
import type { EncodedEvent } from '@kjoreklar/contracts';

/** Characters of values kept; older events are read from the table again. */
const MOST_CHARACTERS = 4 * 1024 * 1024;

/** Where the newest events of this process are found again: those of `owner` from number `from` on. */
export interface Recollection {
  readonly owner: string;
  readonly from: string;
}

/**
 * Remembers the events that this process has just put into its outbox, so that the relay need not read their values back. Each is known by a number
 * that no other addition ever has: an event whose transaction failed is simply never asked for.
 */
export class RecentEvents {
  readonly owner = randomUUID();
  private readonly events = new Map<number, EncodedEvent>();
  private next = 1;
  private oldest = 1;
  private characters = 0;
  private readers = 0;

  /** The number of the first; the others follow on. */
  keep(events: readonly EncodedEvent[]): number {
    const first = this.next;
    for (const event of events) {
      this.events.set(this.next, event);
      this.next += 1;
      this.characters += event.value.length;
    }
    this.forgetSurplus();
    return first;
  }

  /** Nothing that `from` promises is forgotten until `read` is done. */
  async whileRecalling<T>(read: (where: Recollection) => Promise<T>): Promise<T> {
    this.readers += 1;
    try {
      return await read({ owner: this.owner, from: String(this.oldest) });
    } finally {
      this.readers -= 1;
      this.forgetSurplus();
    }
  }

  find(number: number): EncodedEvent | undefined {
    return this.events.get(number);
  }

  private forgetSurplus(): void {
    while (this.readers === 0 && this.characters > MOST_CHARACTERS && this.oldest < this.next) {
      this.characters -= this.events.get(this.oldest)?.value.length ?? 0;
      this.events.delete(this.oldest);
      this.oldest += 1;
    }
  }
}
