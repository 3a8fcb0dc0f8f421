import { endOfNorwegianDay } from './norwegian-day';

export type WaitReason = 'NOT_FOUND' | 'PARTIAL';

/** A request that EUCARIS has no complete answer to yet. */
export interface Waiting {
  readonly reason: WaitReason;
  /** Answers of this sort in a row, and failures since. */
  readonly asks: number;
  readonly partialSince: Date | null;
  readonly askUntil: Date;
  readonly nextAskAt: Date;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** How long silent states are given. */
const PARTIAL_MS = 30 * MINUTE_MS;
const backOff: Readonly<Record<WaitReason, { readonly firstMs: number; readonly mostMs: number }>> = {
  PARTIAL: { firstMs: SECOND_MS, mostMs: 5 * MINUTE_MS },
  NOT_FOUND: { firstMs: 5 * SECOND_MS, mostMs: 15 * MINUTE_MS },
};
const MOST_DOUBLINGS = 20;

const later = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);

const delayMs = (reason: WaitReason, asks: number): number => {
  const { firstMs, mostMs } = backOff[reason];
  return Math.min(mostMs, firstMs * 2 ** Math.min(asks - 1, MOST_DOUBLINGS));
};

export interface IncompleteAnswer {
  readonly reason: WaitReason;
  readonly now: Date;
  /** ventTil, ISO 8601 date. */
  readonly waitUntil: string | null;
}

/** Until when a complete answer is waited for. Silent states get their time even where the importer does not wait; otherwise nobody waits. */
const endOfWait = (partialSince: Date | null, { reason, waitUntil, now }: IncompleteAnswer): Date => {
  const forStates = reason === 'PARTIAL' && partialSince ? later(partialSince, PARTIAL_MS) : now;
  const forImporter = waitUntil ? endOfNorwegianDay(waitUntil) : now;
  return forStates > forImporter ? forStates : forImporter;
};

/** What becomes of a wait when the answer is still not complete; null when the time is up. */
export const waitOn = (before: Waiting | null, answer: IncompleteAnswer): Waiting | null => {
  const { reason, now } = answer;
  const partialSince = before?.partialSince ?? (reason === 'PARTIAL' ? now : null);
  const askUntil = endOfWait(partialSince, answer);
  if (now >= askUntil) return null;
  const asks = before?.reason === reason ? before.asks + 1 : 1;
  const next = later(now, delayMs(reason, asks));
  return { reason, asks, partialSince, askUntil, nextAskAt: next < askUntil ? next : askUntil };
};

/** EUCARIS failed: that is no answer, so the wait goes on, however late it is. */
export const waitAfterFailure = (before: Waiting, now: Date): Waiting => {
  const asks = before.asks + 1;
  return { ...before, asks, nextAskAt: later(now, delayMs(before.reason, asks)) };
};
