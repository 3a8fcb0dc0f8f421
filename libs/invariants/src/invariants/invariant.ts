import type { Entry, Limits } from '../history/entry';

/** One thing that broke an invariant. */
export interface Offender {
  /** Which request, message, process or group. */
  readonly subject: string;
  readonly says: string;
}

export interface Finding {
  /** How many things the invariant was checked on; 0 says that the history tells nothing of it. */
  readonly checked: number;
  readonly offenders: readonly Offender[];
}

/** Understands one thing that must always hold; is given every entry of a history in order. */
export interface Invariant {
  readonly id: string;
  readonly title: string;
  /** What `checked` counts. */
  readonly counts: string;
  take(entry: Entry, limits: Limits): void;
  finish(limits: Limits): Finding;
}

export const msOf = (instant: string): number => Date.parse(instant);
