import type { OrganisationNumber } from '@kjoreklar/domain';

/** Who calls: the organisation that the call is made for, and the one that makes it where that is another. */
export interface CallerIdentity {
  readonly organisation: OrganisationNumber;
  /** The vendor or delegate that holds the client. */
  readonly supplier?: OrganisationNumber;
  readonly clientId: string;
}

/** A token whose signature, issuer, audience and times hold. */
export interface VerifiedToken {
  readonly caller: CallerIdentity;
  readonly scopes: ReadonlySet<string>;
  /** Milliseconds since 1970; the token is worth nothing from then on. */
  readonly expiresAtMs: number;
}
