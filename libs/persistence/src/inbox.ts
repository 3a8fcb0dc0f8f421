import type { Transaction } from './database/sql-runner';

const CLAIM = `
  insert into inbox (consumer, event_id)
  select $1, unnest($2::text[])
  on conflict do nothing
  returning event_id`;

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
