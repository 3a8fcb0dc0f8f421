import { isVin, normaliseVin, type Vin } from '@kjoreklar/domain';
import { malformed } from '@kjoreklar/service-kit';

/** The VIN in a path or a body; `path` says where (JSON pointer). Throws HttpProblem 400. */
export const readVin = (text: string, path = '/vin'): Vin => {
  const vin = normaliseVin(text);
  if (isVin(vin)) return vin;
  const nb = 'Understellsnummeret må ha 17 tegn, 0-9 og A-Z uten I, O og Q.';
  const en = 'The VIN must have 17 characters, 0-9 and A-Z without I, O and Q.';
  throw malformed('UGYLDIG_UNDERSTELLSNUMMER', nb, en, [
    { kode: 'UGYLDIG_UNDERSTELLSNUMMER', sti: path, melding: nb, message: en },
  ]);
};
