import { isOrganisationNumber, type OrganisationNumber } from '@kjoreklar/domain';
import { z } from 'zod';
import type { CallerIdentity, VerifiedToken } from './caller-identity';
import { InvalidTokenError } from './token-errors';

/** ISO 6523: international code designator 0192 is the Norwegian register of organisations; two to four parts. */
const organisationId = /^0192:(\d{9})(?::[^:]+){0,2}$/;

const toOrganisation = (id: string, claim: string): OrganisationNumber => {
  const number = organisationId.exec(id)?.[1];
  if (!number || !isOrganisationNumber(number)) throw new InvalidTokenError(`${claim} names no Norwegian organisation`);
  return number;
};

const Party = z.object({ ID: z.string() });

const Claims = z.object({
  exp: z.number(),
  scope: z.string(),
  consumer: Party,
  supplier: Party.optional(),
  client_id: z.string().optional(),
  authorization_details: z
    .array(
      z.object({
        type: z.string(),
        systemuser_org: z.object({ ID: z.string().optional(), id: z.string().optional() }).optional(),
      }),
    )
    .optional(),
});
type Claims = z.output<typeof Claims>;

/** With a system user the customer stands in the authorization details, and the consumer is its vendor. */
const systemUserOrganisation = (claims: Claims): OrganisationNumber | undefined => {
  const details = claims.authorization_details?.find(({ type }) => type === 'urn:altinn:systemuser');
  if (!details) return undefined;
  return toOrganisation(details.systemuser_org?.ID ?? details.systemuser_org?.id ?? '', 'systemuser_org');
};

const toCaller = (claims: Claims): CallerIdentity => {
  const consumer = toOrganisation(claims.consumer.ID, 'consumer');
  const customer = systemUserOrganisation(claims);
  const supplier = customer ? consumer : claims.supplier && toOrganisation(claims.supplier.ID, 'supplier');
  return {
    organisation: customer ?? consumer,
    ...(supplier ? { supplier } : {}),
    clientId: claims.client_id ?? '',
  };
};

/** Reads what a Maskinporten access token says; throws InvalidTokenError where a claim is missing or wrong. */
export const parseClaims = (payload: unknown): VerifiedToken => {
  const parsed = Claims.safeParse(payload);
  if (!parsed.success) {
    const claims = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
    throw new InvalidTokenError(`missing or malformed claims: ${claims}`);
  }
  return {
    caller: toCaller(parsed.data),
    scopes: new Set(parsed.data.scope.split(' ').filter(Boolean)),
    expiresAtMs: parsed.data.exp * 1000,
  };
};
