import { HttpProblem } from '@kjoreklar/service-kit';
import { UnexpectedAnswerError } from '../clients/intake.client';
import { NeighbourUnreachableError } from '../clients/json-client';
import { SeedFailedError } from '../seed/register-seed';

const badGateway = (kode: string, reason: string): HttpProblem =>
  new HttpProblem({
    status: 502,
    kode,
    melding: `En tjeneste som sandkassen bruker, svarte ikke som ventet: ${reason}.`,
    message: `A service that the sandbox uses did not answer as expected: ${reason}.`,
  });

/** Turns the sandbox's own errors into problems; leaves others as they are. */
export const translateError = (error: unknown): unknown => {
  if (error instanceof NeighbourUnreachableError) return badGateway('NABO_UTILGJENGELIG', error.message);
  if (error instanceof UnexpectedAnswerError) return badGateway('UVENTET_SVAR', error.message);
  if (error instanceof SeedFailedError) return badGateway('KLARGJORING_MISLYKTES', error.message);
  return error;
};
