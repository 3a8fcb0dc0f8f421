import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';

const problem = (status: number, description: string) =>
  ApiResponse({
    status,
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });

/** What every route may answer. */
export const DocumentsCommonProblems = () =>
  applyDecorators(
    problem(401, 'Tilgangstoken mangler eller er ugyldig / access token missing or invalid'),
    problem(403, 'Scope mangler, eller vilkår er ikke akseptert / scope missing, or terms not accepted'),
    problem(503, 'Ikke tilgjengelig nå; se Retry-After / not available now; see Retry-After'),
  );

export const DocumentsNotFound = () => problem(404, 'Organisasjonen har ikke noe slikt endepunkt / no such endpoint');

export const DocumentsRefusal = () =>
  applyDecorators(
    problem(400, 'Ikke lesbar JSON / not readable JSON'),
    problem(413, 'For stor / too large'),
    problem(415, 'Ikke JSON / not JSON'),
    problem(422, 'Lesbar, men kan ikke godtas; se «feil» / readable but not acceptable; see "feil"'),
  );

export const DocumentsTestProblems = () =>
  applyDecorators(
    problem(409, 'ENDEPUNKT_IKKE_AKTIVT'),
    problem(429, 'TEST_PAGAR; se Retry-After / a test is under way; see Retry-After'),
  );

export const DocumentsBadQuery = () => problem(400, 'Parametre som ikke er gyldige / parameters that are not valid');
