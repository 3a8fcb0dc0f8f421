import type { Part, Places } from './share-places';

/** An organisation's part, and since when. */
export interface TimedPart extends Part {
  /** When the oldest of what it has waiting was accepted; null without any. */
  readonly oldestAt: Date | null;
  /** When the newest of its unfinished was released; null without any. */
  readonly releasedAt: Date | null;
}

export interface BacklogLimits {
  /** How long requests may wait before more are refused, in milliseconds. */
  readonly maxAgeMs: number;
  /** Most requests that one organisation may have waiting. */
  readonly mostOfOne: number;
}

/** `tooOld`: what came before waits for too long already. `tooMany`: this organisation has too many waiting. */
export type BacklogRefusal = 'tooOld' | 'tooMany';

const isFull = (parts: readonly Part[], { all }: Places): boolean =>
  parts.reduce((sum, { unfinished }) => sum + unfinished, 0) >= all;

const newestRelease = (parts: readonly TimedPart[]): number =>
  Math.max(0, ...parts.map(({ releasedAt }) => releasedAt?.getTime() ?? 0));

/**
 * Why an organisation's request is not taken in now; null when it is. What another organisation has waiting is no reason. That nothing has been
 * released for too long while every place is taken is one for all: then nothing gets through.
 */
export const backlogRefusal = (
  organisation: string,
  { parts, places, now }: { readonly parts: readonly TimedPart[]; readonly places: Places; readonly now: Date },
  { maxAgeMs, mostOfOne }: BacklogLimits,
): BacklogRefusal | null => {
  const own = parts.find((part) => part.organisation === organisation);
  if (own && own.waiting >= mostOfOne) return 'tooMany';
  const tooOldBefore = now.getTime() - maxAgeMs;
  if (own?.oldestAt && own.oldestAt.getTime() < tooOldBefore) return 'tooOld';
  return isFull(parts, places) && newestRelease(parts) < tooOldBefore ? 'tooOld' : null;
};
