import { z } from 'zod';
import type { Clock } from '@kjoreklar/service-kit';
import { type ClientOrder, ClientRegister } from './client-register';
import { judgeGrant } from './grant';
import { MaskinportenError } from './maskinporten-error';
import type { SigningKeys } from './signing-keys';
import type { TokenAnswer, TokenIssuer } from './token-issuer';
import { UsedGrants } from './used-grants';

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const TokenRequest = z.object({ grant_type: z.string(), assertion: z.string() });

/** Stands in for Maskinporten's token endpoint, its keys and its client register. */
export class Maskinporten {
  private readonly clients = new ClientRegister();
  private readonly used = new UsedGrants();

  constructor(
    private readonly tokens: TokenIssuer,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  /** RFC 8414. */
  metadata(): object {
    const { issuer } = this.tokens;
    return {
      issuer,
      token_endpoint: `${issuer}token`,
      jwks_uri: `${issuer}jwk`,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['RS256', 'RS384', 'RS512'],
      grant_types_supported: [GRANT_TYPE],
    };
  }

  publicKeys(): object {
    return this.keys.publicSet();
  }

  async rotateKey(): Promise<string> {
    return this.keys.rotate();
  }

  async registerClient(order: ClientOrder): Promise<void> {
    await this.clients.register(order);
  }

  /** The answer to a token request; throws MaskinportenError. */
  async grant(request: unknown): Promise<TokenAnswer> {
    const parsed = TokenRequest.safeParse(request);
    if (!parsed.success)
      throw new MaskinportenError(400, 'invalid_request', 'MP-011', 'grant_type and assertion are required');
    if (parsed.data.grant_type !== GRANT_TYPE)
      throw new MaskinportenError(400, 'unsupported_grant_type', 'MP-011', `grant_type must be ${GRANT_TYPE}`);
    const order = await judgeGrant(parsed.data.assertion, {
      issuer: this.tokens.issuer,
      clients: this.clients,
      used: this.used,
      now: this.clock.now(),
    });
    return this.tokens.issue(order);
  }
}
