import { hash } from 'node:crypto';
import { HttpProblem, malformed } from '@kjoreklar/service-kit';

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

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, member]) => [name, canonical(member)]);
};

/** Equal for bodies that say the same; the order of an object's members says nothing. */
export const fingerprintOf = (body: unknown): string => hash('sha256', JSON.stringify(canonical(body)));

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
