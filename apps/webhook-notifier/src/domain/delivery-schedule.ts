const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Waits before the second attempt, the third and so on: 75.6 hours in all (Standard Webhooks advises about three days). */
const retryDelaysMs: readonly number[] = [
  5 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];

export const MAX_ATTEMPTS = retryDelaysMs.length + 1;

/** How long a delivery that keeps failing holds later ones about the same VIN, counted from its first failure. */
export const FOLLOWER_HOLD_MS = HOUR_MS;

/** Most that a receiver's Retry-After may ask for. */
export const LONGEST_RETRY_DELAY_MS = 24 * HOUR_MS;

/** Jitter only lengthens, so that the whole schedule never falls under 72 hours. */
const JITTER = 0.1;

/** The wait in milliseconds after `failedAttempts` failures; undefined when that was the last attempt. `random` gives 0 to 1. */
export const retryDelayMs = (failedAttempts: number, random: () => number): number | undefined => {
  const delayMs = retryDelaysMs[failedAttempts - 1];
  return delayMs === undefined ? undefined : Math.round(delayMs * (1 + JITTER * random()));
};
