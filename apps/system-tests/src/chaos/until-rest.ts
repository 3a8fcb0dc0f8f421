import { setTimeout as delay } from 'node:timers/promises';

export interface RestSigns {
  readonly lag: () => Readonly<Record<string, number>>;
  /** What is stored and yet to be done. */
  readonly waiting: () => number;
  /** Every request has come to its end, as far as was heard. */
  readonly isComplete: () => boolean;
  readonly lastNewsAtMs: () => number;
  readonly deadlineMs: number;
}

const CHECK_INTERVAL_MS = 500;
/** Nothing has happened for so long, though something is missing: it does not come any more. */
const GIVE_UP_AFTER_MS = 75_000;
const STILL_MS = 2_500;

const hasNone = (lag: Readonly<Record<string, number>>): boolean =>
  Object.keys(lag).length > 0 && Object.values(lag).every((behind) => behind === 0);

/** When the last news came before everything had come to rest; undefined when it did not in time. */
export const untilRest = async ({
  lag,
  waiting,
  isComplete,
  lastNewsAtMs,
  deadlineMs,
}: RestSigns): Promise<Date | undefined> => {
  const deadline = Date.now() + deadlineMs;
  let lagClearAtMs = 0;
  while (Date.now() < deadline) {
    const isClear = hasNone(lag());
    lagClearAtMs = isClear ? lagClearAtMs || Date.now() : 0;
    const stillForMs = Date.now() - lastNewsAtMs();
    if (isClear && waiting() === 0 && stillForMs > (isComplete() ? STILL_MS : GIVE_UP_AFTER_MS))
      return new Date(Math.max(lastNewsAtMs(), lagClearAtMs));
    await delay(CHECK_INTERVAL_MS);
  }
  return undefined;
};
