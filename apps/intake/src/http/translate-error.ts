import { DatabaseUnavailableError, StatementError } from '@kjoreklar/persistence';
import { unavailable } from '@kjoreklar/service-kit';
import { NotAdmittedError } from '../application/admission';

const busy = {
  melding: 'Tjenesten kan ikke ta imot akkurat nå. Ingenting er lagret; send på nytt etter tiden i Retry-After.',
  message: 'The service cannot take this in just now. Nothing has been stored; send it again after Retry-After.',
};

/** SQLSTATE classes of what passes: transaction rollback (deadlock), insufficient resources, lock not available. */
const passing = /^(40|53|55)/;
const RETRY_AFTER_SECONDS = 5;

/** The service's own errors as problems (503); leaves alone what it does not know. */
export const translateError = (error: unknown): unknown => {
  if (error instanceof NotAdmittedError) return unavailable(busy, error.retryAfterSeconds);
  if (error instanceof DatabaseUnavailableError) return unavailable(busy, RETRY_AFTER_SECONDS);
  if (error instanceof StatementError && passing.test(error.sqlState)) return unavailable(busy, RETRY_AFTER_SECONDS);
  return error;
};
