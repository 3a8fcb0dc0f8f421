import type { SqlRunner, Transaction } from '@kjoreklar/persistence';

/** A key under which a request is to be accepted at most once. */
export interface IdempotencyKey {
  readonly organisation: string;
  readonly key: string;
  readonly fingerprint: string;
}

export interface AcceptedKey extends IdempotencyKey {
  readonly meldingId: string;
}

export const KEY_LIFETIME_MS = 24 * 60 * 60 * 1000;

const CLAIM = `
  insert into idempotency_key as k (organisation, key, fingerprint, melding_id, accepted_at)
  select given.organisation, given.key, given.fingerprint, given.melding_id, $5::timestamptz
  from unnest($1::text[], $2::text[], $3::text[], $4::uuid[]) as given (organisation, key, fingerprint, melding_id)
  order by given.organisation collate "C", given.key collate "C"
  on conflict (organisation, key) do update
    set fingerprint = excluded.fingerprint, melding_id = excluded.melding_id, accepted_at = excluded.accepted_at
    where k.accepted_at <= $6::timestamptz
  returning k.melding_id`;

const FIND = `
  select k.organisation, k.key, k.fingerprint, k.melding_id as "meldingId"
  from idempotency_key k
  join unnest($1::text[], $2::text[]) as given (organisation, key) using (organisation, key)
  where k.accepted_at > $3::timestamptz`;

const before = (now: Date): Date => new Date(now.getTime() - KEY_LIFETIME_MS);

/** Understands which idempotency keys have been used up, each for 24 hours. */
export class IdempotencyStore {
  /** Takes the keys that are free, for the requests given with them; the ids of those requests. Waits for a transaction that holds one. */
  async claim(tx: Transaction, keys: readonly AcceptedKey[], now: Date): Promise<ReadonlySet<string>> {
    if (keys.length === 0) return new Set();
    const { rows } = await tx.query<{ melding_id: string }>(CLAIM, [
      keys.map(({ organisation }) => organisation),
      keys.map(({ key }) => key),
      keys.map(({ fingerprint }) => fingerprint),
      keys.map(({ meldingId }) => meldingId),
      now,
      before(now),
    ]);
    return new Set(rows.map(({ melding_id }) => melding_id));
  }

  async find(db: SqlRunner, keys: readonly IdempotencyKey[], now: Date): Promise<AcceptedKey[]> {
    if (keys.length === 0) return [];
    const { rows } = await db.query<AcceptedKey>(FIND, [
      keys.map(({ organisation }) => organisation),
      keys.map(({ key }) => key),
      before(now),
    ]);
    return rows;
  }

  async purge(db: SqlRunner, now: Date): Promise<number> {
    const { rowCount } = await db.query('delete from idempotency_key where accepted_at <= $1::timestamptz', [
      before(now),
    ]);
    return rowCount;
  }
}
