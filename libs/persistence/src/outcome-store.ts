import type { EncodedEvent } from '@kjoreklar/contracts';
import type { SqlRunner, Transaction } from './database/sql-runner';
import { textArray } from './database/text-array';

export interface Outcome {
  readonly meldingId: string;
  /** The id of the event that was answered. */
  readonly causeId: string;
  readonly events: readonly EncodedEvent[];
}

const FIND = `select melding_id as "meldingId", events from outcome where melding_id = any($1::uuid[])`;

const STORE = `
  insert into outcome (melding_id, cause_id, events)
  select given.melding_id::uuid, given.cause_id, given.events
  from unnest($1::text[], $2::text[], $3::text[]) as given (melding_id, cause_id, events)
  on conflict do nothing
  returning melding_id as "meldingId"`;

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

/** The first outcome of a request stands: a duplicate of the question gets the same answer, whatever is known by then. */
export class OutcomeStore {
  /** What stands for those of `meldingIds` (UUIDs in lower case) that have an outcome. */
  async find(db: Pick<SqlRunner, 'query'>, meldingIds: readonly string[]): Promise<Map<string, EncodedEvent[]>> {
    if (meldingIds.length === 0) return new Map();
    const { rows } = await db.query<{ meldingId: string; events: string }>(FIND, [meldingIds]);
    return new Map(rows.map(({ meldingId, events }) => [meldingId, JSON.parse(events) as EncodedEvent[]]));
  }

  /**
   * Stores each outcome unless there is one already; gives what stands for each, its own or the earlier. Waits for another transaction that stores
   * the same request; of two in one call the first stands.
   */
  async storeFirst(tx: Pick<Transaction, 'query'>, outcomes: readonly Outcome[]): Promise<Map<string, EncodedEvent[]>> {
    if (outcomes.length === 0) return new Map();
    const sorted = outcomes.toSorted((left, right) => compare(left.meldingId, right.meldingId));
    const { rows } = await tx.query<{ meldingId: string }>(STORE, [
      textArray(sorted.map(({ meldingId }) => meldingId)),
      textArray(sorted.map(({ causeId }) => causeId)),
      textArray(sorted.map(({ events }) => JSON.stringify(events))),
    ]);
    const stored = new Set(rows.map(({ meldingId }) => meldingId));
    // A new statement sees what another transaction has committed in the meantime; the insert's own snapshot would not.
    const standing = await this.find(
      tx,
      sorted.map(({ meldingId }) => meldingId).filter((meldingId) => !stored.has(meldingId)),
    );
    for (const { meldingId, events } of outcomes) if (!standing.has(meldingId)) standing.set(meldingId, [...events]);
    return standing;
  }
}
