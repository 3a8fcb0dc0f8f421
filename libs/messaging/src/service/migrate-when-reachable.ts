import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseUnavailableError, migrate, type MigrateOptions } from '@kjoreklar/persistence';

const FIRST_DELAY_MS = 250;
const MAX_DELAY_MS = 5_000;

/** Brings the tables up to date; waits for a database that is away, however long, and says so. Throws what `migrate` throws otherwise. */
export const migrateWhenReachable = async (options: MigrateOptions): Promise<void> => {
  for (let delayMs = FIRST_DELAY_MS; ; delayMs = Math.min(MAX_DELAY_MS, delayMs * 2)) {
    try {
      return await migrate(options);
    } catch (error) {
      if (!(error instanceof DatabaseUnavailableError)) throw error;
      options.logger.warn({ err: error, delayMs }, 'the database is away at start; waiting for it');
      await sleep(delayMs);
    }
  }
};
