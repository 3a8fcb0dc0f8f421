import { INBOX_RETENTION_MS, purgeInbox } from '@kjoreklar/persistence';
import type { EventPlatform } from './event-platform';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Forgets, now and once a day, what the inbox has kept longer than any topic keeps its messages. Answers how to stop. */
export const purgeInboxDaily = ({ database, logger }: Pick<EventPlatform, 'database' | 'logger'>): (() => void) => {
  const purge = async (): Promise<void> => {
    try {
      const removed = await purgeInbox(database, INBOX_RETENTION_MS);
      if (removed > 0) logger.info({ removed }, 'old inbox rows removed');
    } catch (error) {
      logger.warn({ err: error }, 'old inbox rows could not be removed; trying again tomorrow');
    }
  };
  void purge();
  const timer = setInterval(() => void purge(), DAY_MS);
  return () => clearInterval(timer);
};
