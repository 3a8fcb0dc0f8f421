import { purgeInbox, purgeOutcomes } from '@kjoreklar/persistence';
import type { EventPlatform } from './event-platform';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Forgets, now and once a day, what has been kept longer than any topic keeps its messages. Answers how to stop. */
export const forgetDaily = (
  { database, logger }: Pick<EventPlatform, 'database' | 'logger'>,
  { outcomes }: { readonly outcomes: boolean },
): (() => void) => {
  const forget = async (): Promise<void> => {
    try {
      const removed = { inbox: await purgeInbox(database), outcomes: outcomes ? await purgeOutcomes(database) : 0 };
      if (removed.inbox + removed.outcomes > 0) logger.info({ removed }, 'old rows removed');
    } catch (error) {
      logger.warn({ err: error }, 'old rows could not be removed; trying again tomorrow');
    }
  };
  void forget();
  const timer = setInterval(() => void forget(), DAY_MS);
  return () => clearInterval(timer);
};
