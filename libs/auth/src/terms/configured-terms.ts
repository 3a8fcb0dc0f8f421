import { isOrganisationNumber, type OrganisationNumber } from '@kjoreklar/domain';
import { z } from 'zod';
import { TermsRegister } from './terms-register';

const list = (text: string): string[] => text.split(',').map((part) => part.trim());

/** Configuration key of ConfiguredTerms. */
export const termsConfig = {
  TERMS_ACCEPTED_BY: z
    .string()
    .default('all')
    .refine((text) => text === 'all' || list(text).every(isOrganisationNumber), 'not "all" nor organisation numbers')
    .describe('Organisations that have accepted the terms, comma separated; "all" where the scope itself proves it'),
} as const;

/** The terms register as configuration: a list of organisation numbers, or `all`. */
export class ConfiguredTerms extends TermsRegister {
  private readonly accepted: 'all' | ReadonlySet<string>;

  constructor(acceptedBy: string) {
    super();
    this.accepted = acceptedBy === 'all' ? 'all' : new Set(list(acceptedBy));
  }

  async hasAccepted(organisation: OrganisationNumber): Promise<boolean> {
    return this.accepted === 'all' || this.accepted.has(organisation);
  }
}
