import { terminalCaseStatuses } from '@kjoreklar/code-lists';
import { isOrganisationNumber, isVin } from '@kjoreklar/domain';
import { z } from 'zod';

export const MeldingId = z.uuid().describe('The id of the request (meldingId), given when it was accepted');
export const Vin = z.string().refine(isVin, 'not a VIN').describe('Vehicle identification number (understellsnummer)');
export const Organisation = z
  .string()
  .refine(isOrganisationNumber, 'not an organisation number')
  .describe('Organisation number of the importer');
export const Instant = z.iso.datetime({ offset: true }).describe('Instant, ISO 8601');
export const LegalDate = z.iso.date().describe('Date, ISO 8601');
export const TaxGroupCode = z
  .string()
  .regex(/^\d{3}$/)
  .describe('Tax group (avgiftsgruppe)');
export const Sequence = z
  .number()
  .int()
  .positive()
  .describe('Number of the request among all about its VIN, in order of acceptance');
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of the bytes, hexadecimal');

export const FindingField = z
  .object({
    code: z.string().describe('Stable code'),
    path: z.string().describe('JSON pointer or eCoC path'),
    nb: z.string().describe('Norwegian text'),
    en: z.string().describe('English text'),
  })
  .describe('Something found wrong, or worth knowing');

export const TerminalStatus = z.enum(terminalCaseStatuses).describe('How the case ended');

/** What every stage needs to know of the request; carried along so that no stage asks another. */
export const requestFields = {
  meldingId: MeldingId,
  vin: Vin,
  seq: Sequence,
  organisation: Organisation,
  taxGroup: TaxGroupCode,
  seats: z.number().int().positive().nullable().describe('Norwegian seats, tax group 315 only'),
  receivedAt: Instant.describe('When the request was accepted; rules judge as of this moment'),
} as const;

export const EcocDocument = z.object({
  content: z.base64().describe('The eCoC, the bytes as received, base64'),
  sha256: Sha256,
});

/** The times at which the stages before this one ended; a closed case shows them. */
export const StageTimes = z.object({
  obtainedAt: Instant.optional().describe('eCoC obtained from EUCARIS'),
  checkedAt: Instant.optional().describe('eCoC checked'),
});
