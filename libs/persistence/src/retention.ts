import type { SqlRunner } from './database/sql-runner';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a service remembers what it has handled and answered. Topics keep events for 30 days; a replay of the oldest must still be known. */
export const RETENTION_MS = 45 * DAY_MS;
const SHORTEST_RETENTION_MS = 30 * DAY_MS;
const PURGE_CHUNK = 10_000;

const PURGE_INBOX = `
  delete from inbox where (consumer, event_id) in (
    select consumer, event_id from inbox where seen_at < now() - $1 * interval '1 millisecond' limit $2)`;

const PURGE_OUTCOMES = `
  delete from outcome where melding_id in (
    select melding_id from outcome where created_at < now() - $1 * interval '1 millisecond' limit $2)`;

const purge = async (db: SqlRunner, statement: string, olderThanMs: number): Promise<number> => {
  if (olderThanMs <= SHORTEST_RETENTION_MS) throw new RangeError('it must be kept longer than the topics keep events');
  let purged = 0;
  for (;;) {
    const { rowCount } = await db.query(statement, [olderThanMs, PURGE_CHUNK]);
    purged += rowCount;
    if (rowCount < PURGE_CHUNK) return purged;
  }
};

/**
 * Forgets which events were seen longer ago than `olderThanMs`, in bounded steps; gives how many.
 *
 * @throws RangeError for less than the 30 days that topics keep
 */
export const purgeInbox = (db: SqlRunner, olderThanMs = RETENTION_MS): Promise<number> =>
  purge(db, PURGE_INBOX, olderThanMs);

/**
 * Forgets what was answered longer ago than `olderThanMs`, in bounded steps; gives how many. Only for services that no later question asks for
 * it: their answers live on with whoever they were for.
 *
 * @throws RangeError for less than the 30 days that topics keep
 */
export const purgeOutcomes = (db: SqlRunner, olderThanMs = RETENTION_MS): Promise<number> =>
  purge(db, PURGE_OUTCOMES, olderThanMs);
