import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseUnavailableError } from '@kjoreklar/persistence';
import type { Logger } from '@kjoreklar/service-kit';

const FIRST_DELAY_MS = 250;
const MAX_DELAY_MS = 5_000;

/** Does what a service needs its database for at start, again from its beginning while the database is away, and says so. Throws what else `work` throws. */
export const whenDatabaseReachable = async <Result>(logger: Logger, work: () => Promise<Result>): Promise<Result> => {
  for (let delayMs = FIRST_DELAY_MS; ; delayMs = Math.min(MAX_DELAY_MS, delayMs * 2)) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DatabaseUnavailableError)) throw error;
      logger.warn({ err: error, delayMs }, 'the database is away at start; waiting for it');
      await sleep(delayMs);
    }
  }
};
