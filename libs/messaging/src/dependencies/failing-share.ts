import { CircuitState, type IBreaker } from 'cockatiel';

export interface FailingShareOptions {
  /** Opens when more than this share of the calls failed, 0 to 1. */
  readonly share: number;
  /** Calls of so many milliseconds count. */
  readonly lastMs: number;
  /** With fewer calls than this it stays closed. */
  readonly fewest: number;
  /** Opens after so many failures in a row, however many were answered just before. */
  readonly inARow: number;
}

interface Slot {
  readonly begunMs: number;
  calls: number;
  failures: number;
}

const SLOT_MS = 1_000;

/**
 * Opens by the share of failures among the latest calls. Cockatiel's own takes leave of old calls only while new ones come in, and by the wall clock:
 * what was answered before a pause, or before that clock was set back, would keep it closed.
 */
export class FailingShare implements IBreaker {
  state: unknown;
  private slots: readonly Slot[] = [];
  private failedInARow = 0;

  constructor(private readonly options: FailingShareOptions) {}

  success(state: CircuitState): void {
    if (state === CircuitState.HalfOpen) this.slots = [];
    this.failedInARow = 0;
    this.count(0);
  }

  failure(state: CircuitState): boolean {
    this.count(1);
    this.failedInARow += 1;
    const { share, fewest, inARow } = this.options;
    if (state !== CircuitState.Closed || this.failedInARow >= inARow) return true;
    const calls = this.slots.reduce((sum, slot) => sum + slot.calls, 0);
    const failures = this.slots.reduce((sum, slot) => sum + slot.failures, 0);
    return calls >= fewest && failures > share * calls;
  }

  private count(failures: number): void {
    const slot = this.currentSlot();
    slot.calls += 1;
    slot.failures += failures;
  }

  private currentSlot(): Slot {
    const nowMs = performance.now();
    const latest = this.slots.at(-1);
    if (latest && nowMs - latest.begunMs < SLOT_MS) return latest;
    const slot = { begunMs: nowMs, calls: 0, failures: 0 };
    this.slots = [...this.slots.filter(({ begunMs }) => nowMs - begunMs < this.options.lastMs), slot];
    return slot;
  }
}
