import { setTimeout as delay } from 'node:timers/promises';
import { kjoreklar } from '../driver/operator';

const FIRST_AFTER_MS = 40_000;
const INTERVAL_MS = 20_000;

const tryAllNow = async (): Promise<number> =>
  (await kjoreklar<{ madeDue: number }>('parked', 'try-now', '--all')).madeDue;

/**
 * What failed again and again while things were broken waits up to half an hour for its next try. When all is mended an operator has it tried
 * at once, and so does the run; what comes back by itself has had its time by then.
 */
export const hastenParked = async (signal: AbortSignal, say: (line: string) => void): Promise<void> => {
  const pause = (ms: number): Promise<void> => delay(ms, undefined, { signal }).catch(() => undefined);
  await pause(FIRST_AFTER_MS);
  while (!signal.aborted) {
    await tryAllNow().then(
      (madeDue) => madeDue > 0 && say(`${madeDue} parked keys tried at once`),
      (error: unknown) => say(String(error)),
    );
    await pause(INTERVAL_MS);
  }
};
