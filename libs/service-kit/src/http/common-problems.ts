import { HttpProblem, type ProblemItem } from './http-problem';

export const malformed = (
  kode: string,
  melding: string,
  message: string,
  feil: readonly ProblemItem[] = [],
): HttpProblem => new HttpProblem({ status: 400, kode, melding, message, feil });

export const notFound = (melding: string, message: string): HttpProblem =>
  new HttpProblem({ status: 404, kode: 'IKKE_FUNNET', melding, message });

export const unprocessable = (feil: readonly ProblemItem[]): HttpProblem =>
  new HttpProblem({
    status: 422,
    kode: 'UGYLDIG_INNHOLD',
    melding: 'Meldingen er lesbar, men kan ikke tas imot. Rett feltene i «feil» og send på nytt.',
    message: 'The message is readable but cannot be accepted. Correct the fields in "feil" and send it again.',
    feil,
  });

export const unavailable = (reason: { melding: string; message: string }, retryAfterSeconds: number): HttpProblem =>
  new HttpProblem({
    status: 503,
    kode: 'TJENESTEN_ER_UTILGJENGELIG',
    ...reason,
    headers: { 'retry-after': String(retryAfterSeconds) },
  });
