import { compactVerify, decodeJwt, decodeProtectedHeader } from 'jose';
import { z } from 'zod';
import type { ClientRegister, MaskinportenClient } from './client-register';
import { refused } from './maskinporten-error';
import type { TokenOrder } from './token-issuer';
import type { UsedGrants } from './used-grants';

const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
const CLOCK_SKEW_SECONDS = 10;
const MAX_LIFETIME_SECONDS = 120;
/** What Maskinporten calls the audience of a token that no resource was asked for. */
const NO_RESOURCE = 'unspecified';

const Claims = z.strictObject({
  iss: z.string(),
  aud: z.union([
    z.string(),
    z
      .array(z.string())
      .length(1)
      .transform(([only]) => only as string),
  ]),
  iat: z.number().int(),
  exp: z.number().int(),
  scope: z.string().min(1),
  jti: z.string().optional(),
  nbf: z.number().optional(),
  sub: z.string().optional(),
  resource: z.union([z.string(), z.array(z.string()).min(1)]).optional(),
  consumer_org: z.string().optional(),
});
type Claims = z.output<typeof Claims>;

export interface GrantContext {
  readonly issuer: string;
  readonly clients: ClientRegister;
  readonly used: UsedGrants;
  readonly now: Date;
}

const readHeader = (assertion: string): void => {
  try {
    const header = decodeProtectedHeader(assertion);
    if (!ALGORITHMS.includes(header.alg ?? '')) throw refused.malformed(`alg must be one of ${ALGORITHMS.join(', ')}`);
    if (!header.kid && !header.x5c) throw refused.malformed('The header has neither kid nor x5c');
  } catch (error) {
    throw error instanceof TypeError ? refused.malformed('It is no JWT') : error;
  }
};

const decode = (assertion: string): unknown => {
  try {
    return decodeJwt(assertion);
  } catch {
    throw refused.malformed('It is no JWT');
  }
};

const readClaims = (assertion: string): Claims => {
  const claims = Claims.safeParse(decode(assertion));
  if (claims.success) return claims.data;
  const faults = claims.error.issues.map((issue) => [...issue.path, issue.message].join(': '));
  throw refused.malformed(faults.join('; '));
};

const checkTimes = ({ iat, exp }: Claims, now: number): void => {
  if (Math.abs(now - iat) > CLOCK_SKEW_SECONDS) throw refused.time('iat is more than 10 seconds from our clock');
  if (exp - iat > MAX_LIFETIME_SECONDS) throw refused.time('exp may be at most 120 seconds after iat');
  if (exp < now) throw refused.time('The JWT has expired');
};

const checkSignature = async (assertion: string, client: MaskinportenClient): Promise<void> => {
  try {
    await compactVerify(assertion, client.key, { algorithms: ALGORITHMS });
  } catch {
    throw refused.signature();
  }
};

const checkScopes = (scope: string, client: MaskinportenClient): void => {
  const unknown = scope.split(' ').filter((one) => !client.scopes.includes(one));
  if (unknown.length > 0) throw refused.scope(unknown.join(' '));
};

const delegationOf = (
  consumer: string | undefined,
  client: MaskinportenClient,
): Pick<TokenOrder, 'organisation' | 'supplier'> => {
  if (consumer === undefined) return { organisation: client.organisation };
  if (consumer === client.organisation)
    throw refused.malformed('consumer_org is the organisation of the client itself');
  if (!client.delegatedBy.includes(consumer)) throw refused.delegation(consumer);
  return { organisation: consumer, supplier: client.organisation };
};

/** Judges an assertion (RFC 7523) by Maskinporten's rules; gives what token to make, throws MaskinportenError. */
export const judgeGrant = async (assertion: string, context: GrantContext): Promise<TokenOrder> => {
  readHeader(assertion);
  const claims = readClaims(assertion);
  const client = context.clients.find(claims.iss);
  if (!client) throw refused.client();
  if (claims.aud !== context.issuer) throw refused.audience(context.issuer);
  await checkSignature(assertion, client);
  const now = Math.floor(context.now.getTime() / 1000);
  checkTimes(claims, now);
  checkScopes(claims.scope, client);
  const parties = delegationOf(claims.consumer_org, client);
  if (claims.jti && !context.used.claim(`${claims.iss} ${claims.jti}`, claims.exp, now)) throw refused.used();
  return { ...parties, clientId: client.clientId, scope: claims.scope, audience: claims.resource ?? NO_RESOURCE };
};
