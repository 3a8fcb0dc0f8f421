import type { ReceivedCallback } from './received-callback';

export const MOST_CALLBACKS = 50_000;

/** What to look for; all of it must hold. */
export interface CallbackQuery {
  readonly meldingId?: string;
  readonly webhookId?: string;
  /** Only what came after the callback of this number. */
  readonly afterNumber?: number;
  /** Only what came after this instant. */
  readonly afterInstant?: Date;
}

const matches = (callback: ReceivedCallback, query: CallbackQuery): boolean =>
  (query.meldingId === undefined || callback.meldingId === query.meldingId) &&
  (query.webhookId === undefined || callback.webhookId === query.webhookId) &&
  (query.afterNumber === undefined || callback.number > query.afterNumber) &&
  (query.afterInstant === undefined || callback.receivedAt > query.afterInstant);

/** Keeps the newest callbacks in the order in which they came, and finds those of one case without going through all. */
export class CallbackStore {
  private readonly callbacks = new Map<number, ReceivedCallback>();
  private readonly numbersByMelding = new Map<string, Set<number>>();

  constructor(private readonly limit: number = MOST_CALLBACKS) {}

  get size(): number {
    return this.callbacks.size;
  }

  add(callback: ReceivedCallback): void {
    this.callbacks.set(callback.number, callback);
    if (callback.meldingId !== undefined) this.index(callback.meldingId, callback.number);
    for (const oldest of this.callbacks.values()) {
      if (this.callbacks.size <= this.limit) return;
      this.forget(oldest);
    }
  }

  find(query: CallbackQuery): ReceivedCallback[] {
    return this.candidates(query).filter((callback) => matches(callback, query));
  }

  all(): Iterable<ReceivedCallback> {
    return this.callbacks.values();
  }

  replace(callback: ReceivedCallback): void {
    if (this.callbacks.has(callback.number)) this.callbacks.set(callback.number, callback);
  }

  /** How many there were. */
  clear(): number {
    const count = this.callbacks.size;
    this.callbacks.clear();
    this.numbersByMelding.clear();
    return count;
  }

  private candidates({ meldingId }: CallbackQuery): ReceivedCallback[] {
    if (meldingId === undefined) return [...this.callbacks.values()];
    return [...(this.numbersByMelding.get(meldingId) ?? [])].flatMap((number) => this.callbacks.get(number) ?? []);
  }

  private index(meldingId: string, number: number): void {
    const numbers = this.numbersByMelding.get(meldingId) ?? new Set();
    this.numbersByMelding.set(meldingId, numbers.add(number));
  }

  private forget({ number, meldingId }: ReceivedCallback): void {
    this.callbacks.delete(number);
    if (meldingId === undefined) return;
    const numbers = this.numbersByMelding.get(meldingId);
    numbers?.delete(number);
    if (numbers?.size === 0) this.numbersByMelding.delete(meldingId);
  }
}
