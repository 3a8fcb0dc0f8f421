import { DependencyAwayError } from '@kjoreklar/messaging';
import { DatabaseUnavailableError, StatementError } from '@kjoreklar/persistence';
import { HttpProblem, unavailable } from '@kjoreklar/service-kit';
import { NotAdmittedError, TooManyWaitingError } from '../application/admission';

const busy = {
  melding: 'Tjenesten kan ikke ta imot akkurat nå. Ingenting er lagret; send på nytt etter tiden i Retry-After.',
  message: 'The service cannot take this in just now. Nothing has been stored; send it again after Retry-After.',
};

const tooManyWaiting = (retryAfterSeconds: number): HttpProblem =>
  new HttpProblem({
    status: 429,
    kode: 'FOR_MANGE_VENTER',
    melding:
      'Organisasjonen har for mange meldinger som venter på behandling. Ingenting er lagret; send på nytt etter tiden i Retry-After.',
    message:
      'The organisation has too many messages waiting to be processed. Nothing has been stored; send it again after Retry-After.',
    headers: { 'retry-after': String(retryAfterSeconds) },
  });

/** SQLSTATE classes of what passes: transaction rollback (deadlock), insufficient resources, lock not available. */
const passing = /^(40|53|55)/;
const RETRY_AFTER_SECONDS = 5;

/** The service's own errors as problems (503, 429); leaves alone what it does not know. */
export const translateError = (error: unknown): unknown => {
  if (error instanceof NotAdmittedError) return unavailable(busy, error.retryAfterSeconds);
  if (error instanceof TooManyWaitingError) return tooManyWaiting(error.retryAfterSeconds);
  if (error instanceof DependencyAwayError) return unavailable(busy, Math.ceil(error.retryAfterMs / 1_000));
  if (error instanceof DatabaseUnavailableError) return unavailable(busy, RETRY_AFTER_SECONDS);
  if (error instanceof StatementError && passing.test(error.sqlState)) return unavailable(busy, RETRY_AFTER_SECONDS);
  return error;
};
