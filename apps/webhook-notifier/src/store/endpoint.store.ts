import type { SqlRunner, TransactionRunner } from '@kjoreklar/persistence';
import type { Endpoint, EndpointChange, NewEndpoint } from '../domain/endpoint';
import { TooManyEndpointsError } from '../endpoints/endpoint-errors';
import type { SecretVault } from '../signing/secret-vault';
import { type EndpointRow, ENDPOINT_COLUMNS, toEndpoint } from './endpoint-row';

const COUNT = `select count(*)::int as count from endpoint where organisation = $1 and status <> 'DELETED'`;

const ADD = `
insert into endpoint (id, organisation, url, description, events, signing, secret_key_id, sealed_secret, sealed_private_key, public_key)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
returning ${ENDPOINT_COLUMNS}`;

/** What is not given stays. */
const CHANGE = `
update endpoint
set url = coalesce($3, url), description = coalesce($4, description), events = coalesce($5::text[], events),
    status = coalesce($6, status),
    disabled_reason = case coalesce($6, status) when 'DISABLED' then coalesce(disabled_reason, 'BY_OWNER') end,
    revision = revision + 1, updated_at = now()
where id = $1 and organisation = $2 and status <> 'DELETED'
returning ${ENDPOINT_COLUMNS}`;

const REMOVE = `
update endpoint
set status = 'DELETED', disabled_reason = null, secret_key_id = null, sealed_secret = null, sealed_private_key = null,
    revision = revision + 1, updated_at = now()
where id = $1 and organisation = $2 and status <> 'DELETED'`;

const CANCEL = `
update delivery set status = 'CANCELLED', finished_at = now(), claimed_by = null, available_at = null
where endpoint_id = $1 and status = 'PENDING'`;

/** Understands how endpoints are added, changed and removed; what they were owed is cancelled when they stop. */
export class EndpointStore {
  constructor(
    private readonly database: TransactionRunner & SqlRunner,
    private readonly vault: SecretVault,
  ) {}

  /** @throws TooManyEndpointsError */
  add(endpoint: NewEndpoint, limit: number): Promise<Endpoint> {
    return this.database.transaction(async (tx) => {
      // Two additions of one organisation take turns, or both would count one short.
      const [, { rows: counted }] = await Promise.all([
        tx.query('select pg_advisory_xact_lock(hashtext($1))', [endpoint.organisation]),
        tx.query<{ count: number }>(COUNT, [endpoint.organisation]),
      ]);
      if ((counted[0]?.count ?? 0) >= limit) throw new TooManyEndpointsError(limit);
      const { rows } = await tx.query<EndpointRow>(ADD, this.valuesOf(endpoint));
      return toEndpoint(rows[0] as EndpointRow);
    });
  }

  /** Undefined when the organisation has no such endpoint. */
  change(id: string, organisation: string, change: EndpointChange): Promise<Endpoint | undefined> {
    return this.database.transaction(async (tx) => {
      const { url = null, description = null, events = null, status = null } = change;
      const { rows } = await tx.query<EndpointRow>(CHANGE, [id, organisation, url, description, events, status]);
      const [row] = rows;
      if (row?.status === 'DISABLED') tx.send(CANCEL, [id]);
      return row && toEndpoint(row);
    });
  }

  /** False when the organisation has no such endpoint. */
  remove(id: string, organisation: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const { rowCount } = await tx.query(REMOVE, [id, organisation]);
      if (rowCount > 0) tx.send(CANCEL, [id]);
      return rowCount > 0;
    });
  }

  private valuesOf({ id, organisation, url, description, events, signing, secret, keyPair }: NewEndpoint): unknown[] {
    const sealed = this.vault.seal(secret, id);
    const sealedSeed = keyPair ? this.vault.seal(keyPair.seed, id).sealed : null;
    return [
      id,
      organisation,
      url,
      description,
      events,
      signing,
      sealed.keyId,
      sealed.sealed,
      sealedSeed,
      keyPair?.publicKey ?? null,
    ];
  }
}
