import type { SqlRunner } from '@kjoreklar/persistence';
import type { SecretVault } from '../signing/secret-vault';
import type { SigningKeys } from '../signing/webhook-signer';

/** What a sender needs to know of an endpoint. */
export interface EndpointTarget {
  readonly url: string;
  readonly revision: number;
  readonly keys: SigningKeys;
}

interface TargetRow {
  readonly url: string;
  readonly revision: number;
  readonly secret_key_id: string;
  readonly sealed_secret: Buffer;
  readonly sealed_private_key: Buffer | null;
}

interface SealedRow extends Omit<TargetRow, 'url' | 'revision'> {
  readonly id: string;
}

const FIND = `
select url, revision, secret_key_id, sealed_secret, sealed_private_key from endpoint where id = $1 and status = 'ACTIVE'`;

const SEALED_OTHERWISE = `
select id, secret_key_id, sealed_secret, sealed_private_key
from endpoint where secret_key_id is not null and secret_key_id <> $1`;

const RESEAL = `
update endpoint set secret_key_id = $3, sealed_secret = $4, sealed_private_key = $5 where id = $1 and secret_key_id = $2`;

/** Understands the secrets of endpoints: the only place where they are read from the database. */
export class EndpointSecrets {
  constructor(
    private readonly database: SqlRunner,
    private readonly vault: SecretVault,
  ) {}

  /** Undefined when the endpoint is not active. @throws SecretNotReadableError */
  async find(endpointId: string): Promise<EndpointTarget | undefined> {
    const { rows } = await this.database.query<TargetRow>(FIND, [endpointId]);
    const [row] = rows;
    return row && { url: row.url, revision: row.revision, keys: this.open(endpointId, row) };
  }

  /** Seals with the current key what another key sealed, so that the other may be forgotten; gives how many. @throws SecretNotReadableError */
  async resealAll(): Promise<number> {
    const { rows } = await this.database.query<SealedRow>(SEALED_OTHERWISE, [this.vault.currentKeyId]);
    for (const row of rows) await this.reseal(row);
    return rows.length;
  }

  private async reseal(row: SealedRow): Promise<void> {
    const { secret, seed } = this.open(row.id, row);
    const sealedSecret = this.vault.seal(secret, row.id);
    const sealedSeed = seed ? this.vault.seal(seed, row.id).sealed : null;
    await this.database.query(RESEAL, [row.id, row.secret_key_id, sealedSecret.keyId, sealedSecret.sealed, sealedSeed]);
  }

  private open(endpointId: string, row: Omit<TargetRow, 'url' | 'revision'>): SigningKeys {
    const unseal = (sealed: Buffer): Buffer => this.vault.open({ keyId: row.secret_key_id, sealed }, endpointId);
    return {
      secret: unseal(row.sealed_secret),
      seed: row.sealed_private_key ? unseal(row.sealed_private_key) : undefined,
    };
  }
}
