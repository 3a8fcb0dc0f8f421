/** What happens when a handler fails for a reason that may pass; there is no default, each handler says it. */
export interface HandlerPolicy {
  /** Tries in all, the first included, before `onExhausted` applies. */
  readonly tries: number;
  /** Wait before the second try in milliseconds; doubles for each further try. */
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  /** `keepTrying` goes on for ever, `maxDelayMs` apart, and holds the key; `deadLetter` gives up. */
  readonly onExhausted: 'keepTrying' | 'deadLetter';
  /** `headers`: the handler gets an EventHeadline, the value is not parsed. */
  readonly decode?: 'event' | 'headers';
  /** Most messages of this handler at once, of different keys. */
  readonly concurrency?: number;
}

/** The wait before the next try in milliseconds: doubling from `firstDelayMs` to `maxDelayMs`, less up to half of it by chance. */
export const retryDelayMs = (
  policy: Pick<HandlerPolicy, 'firstDelayMs' | 'maxDelayMs'>,
  failedTries: number,
  random: () => number = Math.random,
): number => {
  const full = Math.min(policy.maxDelayMs, policy.firstDelayMs * 2 ** Math.min(failedTries - 1, 30));
  return Math.round(full * (1 - random() / 2));
};
