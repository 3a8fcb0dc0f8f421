import { normaliseVin, type Finding } from '@kjoreklar/domain';
import { malformed } from '@kjoreklar/service-kit';
import { norwegianDate } from '../domain/norwegian-date';
import { requestFaults } from '../domain/request-faults';
import { readFields } from './field-faults';
import { fingerprintOf } from './idempotency-key';
import { NewPreregistrationDto } from './new-preregistration.dto';

/** The fields of a request that have been found right. */
export interface RequestContent {
  readonly vin: string;
  readonly taxGroup: string;
  readonly seats: number | null;
  readonly clientReference: string | null;
  readonly waitUntil: string | null;
}

export type ReadRequest =
  | { readonly ok: true; readonly content: RequestContent; readonly fingerprint: string }
  /** The fingerprint is there when every field has its type: only the values are at fault, and time alone may have made them so. */
  | { readonly ok: false; readonly faults: readonly Finding[]; readonly fingerprint: string | null };

const toContent = (fields: NewPreregistrationDto): RequestContent => ({
  vin: normaliseVin(fields.understellsnummer),
  taxGroup: fields.avgiftsgruppeKode,
  seats: fields.antallSitteplasser || null,
  clientReference: fields.klientreferanse ?? null,
  waitUntil: fields.ventTil ?? null,
});

/** All faults of the body at once; throws a problem (400) for what is no JSON object. */
export const readNewRequest = (body: unknown, receivedAt: Date): ReadRequest => {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw malformed(
      'UGYLDIG_FORESPORSEL',
      'Innholdet må være ett JSON-objekt. Se OpenAPI-dokumentet for feltene.',
      'The body must be one JSON object. See the OpenAPI document for its fields.',
    );
  const { fields, faults } = readFields(NewPreregistrationDto, body);
  const valueFaults = requestFaults(fields, norwegianDate(receivedAt));
  if (faults.length > 0) return { ok: false, faults: [...faults, ...valueFaults], fingerprint: null };
  const fingerprint = fingerprintOf(fields);
  if (valueFaults.length > 0) return { ok: false, faults: valueFaults, fingerprint };
  return { ok: true, content: toContent(fields as NewPreregistrationDto), fingerprint };
};
