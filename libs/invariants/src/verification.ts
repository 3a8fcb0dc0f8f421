import type { Entry, Limits } from './history/entry';
import { BackPressure } from './invariants/back-pressure';
import { BoundedRetry } from './invariants/bounded-retry';
import { CommitSafety } from './invariants/commit-safety';
import { EffectivelyOnce } from './invariants/effectively-once';
import type { Invariant, Offender } from './invariants/invariant';
import { Liveness } from './invariants/liveness';
import { NoLoss } from './invariants/no-loss';
import { OrderPerVin } from './invariants/order-per-vin';
import { OrderlyShutdown } from './invariants/orderly-shutdown';
import { ReplayChangesNothing } from './invariants/replay';
import { FigureCount, type Figures } from './report/figures';

export interface Verdict {
  /** I1 to I9. */
  readonly id: string;
  readonly title: string;
  readonly verdict: 'held' | 'violated' | 'not seen';
  readonly checked: number;
  readonly counts: string;
  readonly offenders: readonly Offender[];
}

export interface VerificationReport {
  readonly verdicts: readonly Verdict[];
  readonly figures: Figures;
}

/** Reads a history entry by entry and says of each invariant whether it held. */
export class Verification {
  private readonly invariants: readonly Invariant[] = [
    new NoLoss(),
    new EffectivelyOnce(),
    new OrderPerVin(),
    new BoundedRetry(),
    new CommitSafety(),
    new ReplayChangesNothing(),
    new BackPressure(),
    new OrderlyShutdown(),
    new Liveness(),
  ];
  private readonly figureCount = new FigureCount();
  private limits: Limits = {};

  take(entry: Entry): void {
    if (entry.kind === 'run') this.limits = { ...this.limits, ...entry.limits };
    for (const invariant of this.invariants) invariant.take(entry, this.limits);
    this.figureCount.take(entry);
  }

  finish(): VerificationReport {
    const verdicts = this.invariants.map((invariant): Verdict => {
      const { checked, offenders } = invariant.finish(this.limits);
      const { id, title, counts } = invariant;
      const seen = checked > 0 ? 'held' : 'not seen';
      return { id, title, counts, checked, offenders, verdict: offenders.length > 0 ? 'violated' : seen };
    });
    return { verdicts, figures: this.figureCount.figures };
  }
}

/** The same for a whole history. */
export const verify = async (entries: Iterable<Entry> | AsyncIterable<Entry>): Promise<VerificationReport> => {
  const verification = new Verification();
  for await (const entry of entries) verification.take(entry);
  return verification.finish();
};
