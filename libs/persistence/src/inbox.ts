import type { SqlRunner, Transaction } from './database/sql-runner';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Topics keep events for 30 days; a replay of the oldest must still be known. */
export const INBOX_RETENTION_MS = 45 * DAY_MS;
const SHORTEST_RETENTION_MS = 30 * DAY_MS;
const PURGE_CHUNK = 10_000;

const CLAIM = `
  insert into inbox (consumer, event_id)
  select $1, unnest($2::text[])
  on conflict do nothing
  returning event_id`;

const PURGE = `
  delete from inbox where (consumer, event_id) in (
    select consumer, event_id from inbox where seen_at < now() - $1 * interval '1 millisecond' limit $2)`;

/**
 * Marks events as seen by `consumer`, in the transaction that handles them; gives the ids that were never seen before. One statement for all. Ids
 * are claimed in sorted order, so that two transactions that claim the same ids wait for each other rather than deadlock.
 */
export const claimInbox = async (
  tx: Pick<Transaction, 'query'>,
  consumer: string,
  eventIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (eventIds.length === 0) return new Set();
  const { rows } = await tx.query<{ event_id: string }>(CLAIM, [consumer, eventIds.toSorted()]);
  return new Set(rows.map((row) => row.event_id));
};

/**
 * Forgets what was seen longer ago than `olderThanMs`, in bounded steps; gives how many.
 *
 * @throws RangeError for less than the 30 days that topics keep
 */
export const purgeInbox = async (db: SqlRunner, olderThanMs: number = INBOX_RETENTION_MS): Promise<number> => {
  if (olderThanMs <= SHORTEST_RETENTION_MS) throw new RangeError('the inbox must be kept longer than the topics');
  let purged = 0;
  for (;;) {
    const { rowCount } = await db.query(PURGE, [olderThanMs, PURGE_CHUNK]);
    purged += rowCount;
    if (rowCount < PURGE_CHUNK) return purged;
  }
};
