import { textArray, type Transaction } from '@kjoreklar/persistence';
import type { ReferenceClaim } from '../domain/document-reference';

/** A claim, and the request that it is made for. */
export type Claim = ReferenceClaim & { readonly meldingId: string };

/** Waits for another transaction that claims the same reference. Rows go in as they are given: in one order everywhere. */
const CLAIM = `
  insert into known_document (reference_id, manufacturer, sha256, melding_id)
  select reference_id, manufacturer, decode(sha256, 'hex'), melding_id::uuid
  from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as given (reference_id, manufacturer, sha256, melding_id)
  on conflict do nothing`;

/** A statement of its own, so that it sees what was committed while the insert waited. Gives those that stand for another document. */
const FIND_TAKEN = `
  select given.position::integer - 1 as index
  from unnest($1::text[], $2::text[], $3::text[]) with ordinality as given (reference_id, manufacturer, sha256, position)
  join known_document known using (reference_id, manufacturer)
  where known.sha256 <> decode(given.sha256, 'hex')`;

const RELEASE = `
  delete from known_document known
  using unnest($1::text[], $2::text[], $3::text[]) as given (reference_id, manufacturer, melding_id)
  where known.reference_id = given.reference_id and known.manufacturer = given.manufacturer and known.melding_id = given.melding_id::uuid`;

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

const inOrder = (left: ReferenceClaim, right: ReferenceClaim): number =>
  compare(left.referenceId, right.referenceId) || compare(left.manufacturer, right.manufacturer);

const keysOf = (claims: readonly ReferenceClaim[]): [Buffer, Buffer] => [
  textArray(claims.map(({ referenceId }) => referenceId)),
  textArray(claims.map(({ manufacturer }) => manufacturer)),
];

/** Remembers which document each reference stands for. Call it before anything else of the transaction locks rows. */
export class KnownDocuments {
  /** Makes the claims that nobody has made before; gives those whose reference stands for another document. Of two in one call the first holds. */
  async claim<Each extends Claim>(tx: Pick<Transaction, 'query'>, claims: readonly Each[]): Promise<ReadonlySet<Each>> {
    if (claims.length === 0) return new Set();
    const sorted = claims.toSorted(inOrder);
    const keys = keysOf(sorted);
    const digests = textArray(sorted.map(({ sha256 }) => sha256));
    const [, { rows }] = await Promise.all([
      tx.query(CLAIM, [...keys, digests, textArray(sorted.map(({ meldingId }) => meldingId))]),
      tx.query<{ index: number }>(FIND_TAKEN, [...keys, digests]),
    ]);
    return new Set(rows.flatMap(({ index }) => sorted[index] ?? []));
  }

  /** Takes back claims of the same transaction whose document is not accepted after all. */
  release(tx: Pick<Transaction, 'send'>, claims: readonly Claim[]): void {
    if (claims.length === 0) return;
    tx.send(RELEASE, [...keysOf(claims), textArray(claims.map(({ meldingId }) => meldingId))]);
  }
}
