import { errors, jwtVerify } from 'jose';
import type { Clock } from '@kjoreklar/service-kit';
import type { VerifiedToken } from './caller-identity';
import type { IssuerKeys } from './issuer-keys';
import { parseClaims } from './parse-claims';
import { TokenCache } from './token-cache';
import { InvalidTokenError } from './token-errors';

export interface TokenVerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: Pick<IssuerKeys, 'find'>;
  readonly clock: Clock;
  /** Most tokens remembered. */
  readonly cacheSize?: number;
}

/** Clocks of issuer and service may differ this much. */
const LEEWAY_SECONDS = 10;
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
const MAX_TOKEN_LENGTH = 8_192;

/** Understands whether an access token from Maskinporten may be trusted, and whom it speaks for. */
export class TokenVerifier {
  private readonly cache: TokenCache;

  constructor(private readonly options: TokenVerifierOptions) {
    this.cache = new TokenCache(options.cacheSize ?? 10_000);
  }

  /** Throws InvalidTokenError for a token that is bad, KeysUnavailableError for one that cannot be judged now. */
  async verify(token: string): Promise<VerifiedToken> {
    const now = this.options.clock.now();
    const known = this.cache.find(token, now.getTime());
    if (known) return known;
    const verified = parseClaims(await this.payloadOf(token, now));
    this.cache.put(token, verified);
    return verified;
  }

  private async payloadOf(token: string, currentDate: Date): Promise<unknown> {
    if (token.length > MAX_TOKEN_LENGTH) throw new InvalidTokenError('it is too long');
    try {
      const { payload } = await jwtVerify(token, this.options.keys.find, {
        issuer: this.options.issuer,
        audience: this.options.audience,
        algorithms: ALGORITHMS,
        clockTolerance: LEEWAY_SECONDS,
        requiredClaims: ['exp'],
        currentDate,
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) throw new InvalidTokenError(reasonOf(error), { cause: error });
      throw error;
    }
  }
}

const reasonOf = (error: errors.JOSEError): string => {
  if (error instanceof errors.JWTExpired) return 'it has expired';
  if (error instanceof errors.JWTClaimValidationFailed) return `claim ${error.claim} does not hold`;
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'the signature does not hold';
  if (error instanceof errors.JWKSNoMatchingKey) return 'it is signed with a key that the issuer does not publish';
  return 'it cannot be read';
};
