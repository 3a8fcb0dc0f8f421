import { malformed, type ProblemItem, unprocessable } from '@kjoreklar/service-kit';
import { type Type, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';

interface Words {
  readonly kode: string;
  readonly nb: string;
  readonly en: string;
}

const WRONG_TYPE = 'FELT_FEIL_TYPE';
const WRONG_VALUE = 'FELT_UGYLDIG_VERDI';

/** What each constraint means to the sender; where the value matters, the DTO gives its own words. */
const words: Readonly<Record<string, Words>> = {
  isDefined: { kode: 'FELT_MANGLER', nb: 'Feltet mangler. Legg det til.', en: 'The field is missing. Add it.' },
  whitelistValidation: {
    kode: 'UKJENT_FELT',
    nb: 'Feltet finnes ikke i denne tjenesten. Kontroller skrivemåten, eller fjern det.',
    en: 'There is no such field in this service. Check its spelling or remove it.',
  },
  isString: { kode: WRONG_TYPE, nb: 'Feltet skal være tekst.', en: 'The field must be text.' },
  isArray: { kode: WRONG_TYPE, nb: 'Feltet skal være en liste.', en: 'The field must be a list.' },
};

/** Options for a class-validator decorator: what to tell the sender in both languages. */
export const saying = (nb: string, en: string): { context: Words } => ({ context: { kode: WRONG_VALUE, nb, en } });

const unknownFault: Words = { kode: WRONG_VALUE, nb: 'Verdien er ikke gyldig.', en: 'The value is not valid.' };

/** JSON pointer, RFC 6901. */
const pointer = (name: string): string => `/${name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** One item per field: of several broken constraints, the first that says what is missing or of which type it must be. */
const toItem = (error: ValidationError): ProblemItem => {
  const { property, constraints = {} } = error;
  const contexts: Record<string, unknown> = error.contexts ?? {};
  const known = Object.entries(words).find(([constraint]) => constraint in constraints)?.[1];
  const own = Object.values(contexts)[0] as Words | undefined;
  const { kode, nb, en } = known ?? own ?? unknownFault;
  return { kode, sti: pointer(property), melding: nb, message: en };
};

const MAX_ITEMS = 50;
const toItems = (errors: ValidationError[]): ProblemItem[] => errors.slice(0, MAX_ITEMS).map(toItem);

const strict = {
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  validationError: { target: false, value: false },
} as const;

/** Reads a body; unknown, missing and wrong fields are all told at once (422). */
export const bodyPipe = (expectedType: Type): ValidationPipe =>
  new ValidationPipe({ ...strict, expectedType, exceptionFactory: (errors) => unprocessable(toItems(errors)) });

/** Reads a query; faults are told at once (400). */
export const queryPipe = (expectedType: Type): ValidationPipe =>
  new ValidationPipe({
    ...strict,
    expectedType,
    exceptionFactory: (errors) =>
      malformed(
        'UGYLDIG_FORESPORSEL',
        'Adressen har parametre som ikke er gyldige. Rett dem som står i «feil».',
        'The address has parameters that are not valid. Correct those that "feil" names.',
        toItems(errors),
      ),
  });
