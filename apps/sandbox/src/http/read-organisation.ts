import { isOrganisationNumber, type OrganisationNumber } from '@kjoreklar/domain';
import { malformed } from '@kjoreklar/service-kit';

/** An organisation number in a query or a body; `path` names it. Throws HttpProblem 400. */
export const readOrganisation = (text: string | undefined, path: string): OrganisationNumber => {
  if (text !== undefined && isOrganisationNumber(text)) return text;
  const nb = 'Organisasjonsnummeret må ha ni siffer, og det siste er et kontrollsiffer (modulus 11). Prøv 310000019.';
  const en = 'The organisation number must have nine digits, the last one a check digit (modulus 11). Try 310000019.';
  throw malformed('UGYLDIG_ORGANISASJONSNUMMER', nb, en, [
    { kode: 'UGYLDIG_ORGANISASJONSNUMMER', sti: path, melding: nb, message: en },
  ]);
};
