import type { Clock, Ids } from '@kjoreklar/service-kit';
import type { SigningKeys } from './signing-keys';

export const TOKEN_LIFETIME_SECONDS = 3600;
const AUTHORITY = 'iso6523-actorid-upis';
const DELEGATION_SOURCE = 'https://tt02.altinn.no/';

export interface TokenOrder {
  readonly organisation: string;
  /** Space separated. */
  readonly scope: string;
  readonly clientId?: string;
  /** Acts for `organisation`, by delegation in Altinn. */
  readonly supplier?: string;
  readonly audience: string | readonly string[];
  /** May be negative: a token that has already expired. */
  readonly expiresInSeconds?: number;
  /** Another issuer than ours: such a token must be refused. */
  readonly issuer?: string;
  readonly foreignKey?: boolean;
}

/** The answer of the token endpoint, RFC 6749 § 5.1. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly scope: string;
}

const party = (organisation: string): { authority: string; ID: string } => ({
  authority: AUTHORITY,
  ID: `0192:${organisation}`,
});

const delegation = (supplier: string | undefined): object =>
  supplier ? { supplier: party(supplier), delegation_source: DELEGATION_SOURCE } : {};

export interface TokenIssuerOptions {
  /** With its trailing slash. */
  readonly issuer: string;
  readonly keys: SigningKeys;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Makes access tokens with the claims that Maskinporten gives them. */
export class TokenIssuer {
  readonly issuer: string;

  constructor(private readonly options: TokenIssuerOptions) {
    this.issuer = options.issuer;
  }

  async issue(order: TokenOrder): Promise<TokenAnswer> {
    const { keys } = this.options;
    const expiresIn = order.expiresInSeconds ?? TOKEN_LIFETIME_SECONDS;
    const claims = this.claimsOf(order, expiresIn);
    const token = await (order.foreignKey ? keys.signWithForeignKey(claims) : keys.sign(claims));
    return { access_token: token, token_type: 'Bearer', expires_in: expiresIn, scope: order.scope };
  }

  private claimsOf(order: TokenOrder, expiresIn: number): Record<string, unknown> {
    const now = Math.floor(this.options.clock.now().getTime() / 1000);
    return {
      iss: order.issuer ?? this.issuer,
      aud: order.audience,
      client_id: order.clientId ?? `sandbox-${order.organisation}`,
      client_amr: 'private_key_jwt',
      consumer: party(order.organisation),
      ...delegation(order.supplier),
      scope: order.scope,
      token_type: 'Bearer',
      // A token that has expired was issued before it did.
      iat: Math.min(now, now + expiresIn - 1),
      exp: now + expiresIn,
      jti: this.options.ids.next(),
    };
  }
}
