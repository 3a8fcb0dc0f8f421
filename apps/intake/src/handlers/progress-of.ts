import { type EventHeadline, PermanentError } from '@kjoreklar/messaging';
import type { AddressedChange } from '../application/change-cases';
import { isMeldingId } from '../domain/melding-id';
import { toInstant } from './to-instant';

/** Thrown when a headline names no request: its sender is at fault, and no later try will help. */
const notOfACase = (headline: EventHeadline): PermanentError =>
  new PermanentError('INTAKE_NOT_OF_A_CASE', `${headline.topic} ${headline.id} names no request`);

export const progressOf = (headline: EventHeadline, stage: 'obtained' | 'checked'): AddressedChange => {
  const { correlationId, key, occurredAt } = headline;
  if (!isMeldingId(correlationId) || Number.isNaN(Date.parse(occurredAt))) throw notOfACase(headline);
  return {
    vin: key,
    meldingId: correlationId,
    change: { kind: 'progressed', progress: { stage, at: toInstant(occurredAt) } },
  };
};
