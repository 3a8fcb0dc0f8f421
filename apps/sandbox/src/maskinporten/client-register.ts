import { importJWK, type JWK } from 'jose';

export interface MaskinportenClient {
  readonly clientId: string;
  readonly organisation: string;
  readonly scopes: readonly string[];
  /** Organisations that have delegated those scopes to this client's. */
  readonly delegatedBy: readonly string[];
  readonly key: Awaited<ReturnType<typeof importJWK>>;
}

export type ClientOrder = Omit<MaskinportenClient, 'key'> & { readonly jwk: JWK };

const MAX_CLIENTS = 10_000;

/** The clients that may ask for tokens with an assertion, in memory. */
export class ClientRegister {
  private readonly clients = new Map<string, MaskinportenClient>();

  /** Throws a TypeError or a JOSEError where the key is no public RSA key. */
  async register({ jwk, ...client }: ClientOrder): Promise<void> {
    if (jwk.kty !== 'RSA' || jwk.d !== undefined) throw new TypeError('not a public RSA key');
    const key = await importJWK(jwk, 'RS256');
    if (this.clients.size >= MAX_CLIENTS) throw new RangeError(`at most ${MAX_CLIENTS} clients`);
    this.clients.set(client.clientId, { ...client, key });
  }

  find(clientId: string): MaskinportenClient | undefined {
    return this.clients.get(clientId);
  }
}
