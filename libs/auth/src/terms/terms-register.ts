import type { OrganisationNumber } from '@kjoreklar/domain';

/** Knows which organisations have accepted the terms of use; who accepts, and how, is kept elsewhere. */
export abstract class TermsRegister {
  abstract hasAccepted(organisation: OrganisationNumber): Promise<boolean>;
}
