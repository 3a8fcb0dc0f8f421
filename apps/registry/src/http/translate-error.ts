import { DatabaseUnavailableError } from '@kjoreklar/persistence';
import { unavailable } from '@kjoreklar/service-kit';

const RETRY_AFTER_SECONDS = 2;

/** What the caller is told of errors from below; the rest is left as it is. */
export const translateError = (error: unknown): unknown =>
  error instanceof DatabaseUnavailableError
    ? unavailable(
        {
          melding: 'Registeret er ikke tilgjengelig nå. Prøv igjen om litt.',
          message: 'The register is not available now. Try again soon.',
        },
        RETRY_AFTER_SECONDS,
      )
    : error;
