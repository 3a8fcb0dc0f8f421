import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { malformed, type ProblemItem } from '@kjoreklar/service-kit';

const words: Readonly<Record<string, readonly [nb: string, en: string]>> = {
  isString: ['må være en tekst', 'must be a text'],
  isNotEmpty: ['kan ikke være tom', 'must not be empty'],
  isInt: ['må være et heltall', 'must be a whole number'],
  isNumber: ['må være et tall', 'must be a number'],
  isBoolean: ['må være true eller false', 'must be true or false'],
  isObject: ['må være et objekt', 'must be an object'],
  isArray: ['må være en liste', 'must be a list'],
  isBase64: ['må være base64', 'must be base64'],
  whitelistValidation: ['er ukjent; fjern feltet', 'is unknown; leave it out'],
};

const wordsFor = (constraint: string, message: string): readonly [nb: string, en: string] =>
  words[constraint] ?? [`er ikke gyldig: ${message}`, `is not valid: ${message}`];

const toItems = (error: ValidationError, parent = ''): ProblemItem[] => {
  const path = `${parent}/${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([constraint, text]) => {
    const [nb, en] = wordsFor(constraint, text);
    return { kode: 'UGYLDIG_FELT', sti: path, melding: `«${path}» ${nb}.`, message: `"${path}" ${en}.` };
  });
  return [...own, ...(error.children ?? []).flatMap((child) => toItems(child, path))];
};

const toProblem = (errors: ValidationError[]): Error =>
  malformed(
    'UGYLDIG_INNHOLD',
    'Innholdet har feil. Rett feltene i «feil» og send på nytt.',
    'The body has faults. Correct the fields in "feil" and send it again.',
    errors.flatMap((error) => toItems(error)),
  );

/** Checks a body against its class; throws HttpProblem 400 that names every field. */
export const validatedBody = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: toProblem,
    validationError: { target: false, value: false },
  });
