import { hash } from 'node:crypto';
import { HttpProblem, malformed } from '@kjoreklar/service-kit';
import type { RequestFields } from '../domain/request-faults';

const MAX_KEY_LENGTH = 255;
const form = new RegExp(`^[\\x21-\\x7e]{1,${MAX_KEY_LENGTH}}$`);

/** The header as sent, undefined when absent; throws a problem (400) when it is not a key. */
export const readIdempotencyKey = (header: string | string[] | undefined): string | undefined => {
  if (header === undefined || (typeof header === 'string' && form.test(header))) return header;
  throw malformed(
    'IDEMPOTENCY_KEY_UGYLDIG',
    `Idempotency-Key må ha 1 til ${MAX_KEY_LENGTH} synlige ASCII-tegn uten mellomrom. Bruk for eksempel en UUID.`,
    `Idempotency-Key must have 1 to ${MAX_KEY_LENGTH} visible ASCII characters without blanks. Use a UUID, for example.`,
  );
};

/** Equal for bodies that say the same; the order of the members says nothing, nor does null for a field left out. */
export const fingerprintOf = (fields: RequestFields): string => {
  const { understellsnummer, avgiftsgruppeKode, antallSitteplasser, klientreferanse, ventTil } = fields;
  return hash(
    'sha256',
    JSON.stringify([understellsnummer, avgiftsgruppeKode, antallSitteplasser, klientreferanse, ventTil]),
  );
};

export const keyInFlight = (): HttpProblem =>
  new HttpProblem({
    status: 409,
    kode: 'IDEMPOTENCY_KEY_I_BRUK',
    melding: 'En melding med samme Idempotency-Key er under mottak. Vent litt, og send den på nytt for å få svaret.',
    message:
      'A message with the same Idempotency-Key is being accepted. Wait a little and send it again for its answer.',
    headers: { 'retry-after': '1' },
  });

export const keyReused = (): HttpProblem =>
  new HttpProblem({
    status: 422,
    kode: 'IDEMPOTENCY_KEY_GJENBRUKT',
    melding:
      'Samme Idempotency-Key er brukt for en annen melding det siste døgnet. Bruk en ny nøkkel for en ny melding.',
    message:
      'The same Idempotency-Key was used for another message in the last 24 hours. Use a new key for a new message.',
  });
