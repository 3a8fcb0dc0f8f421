/** How a message that keeps failing waits in PostgreSQL, the followers of its key behind it, while other keys go on. */
export interface ParkingPolicy {
  /** Waits in milliseconds before each further try; the last one repeats. Never sooner. */
  readonly delaysMs: readonly number[];
  /** Tries in all, those before parking included, before the message is given up. */
  readonly mostTries: number;
  /** Milliseconds since its first failure after which the message is given up. */
  readonly mostAgeMs: number;
}

/** What happens when a handler fails for a reason that may pass; there is no default, each handler says it. */
export interface HandlerPolicy {
  /** Tries while the key is held in memory, the first included, before `then` applies. */
  readonly tries: number;
  /** Wait before the second try in milliseconds; doubles for each further try. */
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  readonly then: ParkingPolicy | 'deadLetter';
  /** What the handler cannot work without, beside PostgreSQL: names of circuit breakers. While one of them is open, nothing is tried. */
  readonly needs?: readonly string[];
  /** `headers`: the handler gets an EventHeadline, the value is not parsed. */
  readonly decode?: 'event' | 'headers';
  /** Most messages of this handler at once, of different keys. */
  readonly concurrency?: number;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** What suits a handler whose failures are the fault of something that comes back within a day; then a person has to look. */
export const parkedForADay: ParkingPolicy = {
  delaysMs: [5 * SECOND_MS, 30 * SECOND_MS, 5 * MINUTE_MS, 30 * MINUTE_MS],
  mostTries: 60,
  mostAgeMs: 24 * HOUR_MS,
};

/** The wait before the next try in milliseconds: doubling from `firstDelayMs` to `maxDelayMs`, less up to half of it by chance. */
export const retryDelayMs = (
  policy: Pick<HandlerPolicy, 'firstDelayMs' | 'maxDelayMs'>,
  failedTries: number,
  random: () => number = Math.random,
): number => {
  const full = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** Math.min(failedTries - 1, 30));
  return Math.round(full * (1 - random() / 2));
};

export type NextStep =
  | { readonly kind: 'retry'; readonly delayMs: number }
  | { readonly kind: 'park'; readonly delayMs: number }
  | { readonly kind: 'giveUp' };

/** What becomes of a message that has failed `tries` times for a reason that may pass, the first time `ageMs` ago. */
export const nextStep = (policy: HandlerPolicy, tries: number, ageMs: number): NextStep => {
  if (tries < policy.tries) return { kind: 'retry', delayMs: retryDelayMs(policy, tries) };
  const { then } = policy;
  if (then === 'deadLetter' || tries >= then.mostTries || ageMs >= then.mostAgeMs) return { kind: 'giveUp' };
  const delayMs = then.delaysMs[Math.min(tries - policy.tries, then.delaysMs.length - 1)] ?? 0;
  return { kind: 'park', delayMs };
};
