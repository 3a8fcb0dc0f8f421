import type { Finding } from '@kjoreklar/domain';
import type { ProblemItem } from '@kjoreklar/service-kit';
import { validateSync, type ValidationError } from 'class-validator';

const MAX_ITEMS = 50;

const expectedTypes: Readonly<Record<string, readonly [nb: string, en: string]>> = {
  isString: ['tekst', 'text'],
  isNumber: ['et tall', 'a number'],
};

/** JSON pointer, RFC 6901. */
const pointer = (name: string): string => `/${name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`;

const toFinding = ({ property, constraints = {} }: ValidationError): Finding => {
  const path = pointer(property);
  if ('whitelistValidation' in constraints)
    return {
      code: 'UKJENT_FELT',
      path,
      nb: 'Feltet finnes ikke i denne tjenesten. Kontroller skrivemåten, eller fjern det.',
      en: 'There is no such field in this service. Check its spelling or remove it.',
    };
  if ('isDefined' in constraints)
    return { code: 'FELT_MANGLER', path, nb: 'Feltet mangler. Legg det til.', en: 'The field is missing. Add it.' };
  const [nb, en] = expectedTypes[Object.keys(constraints)[0] ?? ''] ?? ['en annen type', 'another type'];
  return {
    code: 'FELT_FEIL_TYPE',
    path,
    nb: `Feltet har feil type; det skal være ${nb}.`,
    en: `The field has the wrong type; it must be ${en}.`,
  };
};

export interface ReadFields<Fields> {
  /** What was sent, without fields that are unknown or of a wrong type. */
  readonly fields: Partial<Fields>;
  readonly faults: readonly Finding[];
}

/** Reads what was sent as a DTO: every field that is missing, unknown or of a wrong type is a fault. */
export const readFields = <Fields extends object>(dto: new () => Fields, sent: object): ReadFields<Fields> => {
  const fields = Object.assign(new dto(), sent);
  const errors = validateSync(fields, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
    validationError: { target: false, value: false },
  });
  const wrong = new Set(errors.map(({ property }) => property));
  return {
    fields: Object.fromEntries(Object.entries(fields).filter(([name]) => !wrong.has(name))) as Partial<Fields>,
    faults: errors.map(toFinding),
  };
};

/** As on the wire; at most fifty. */
export const toProblemItems = (findings: readonly Finding[]): ProblemItem[] =>
  findings.slice(0, MAX_ITEMS).map(toProblemItem);

export const toProblemItem = ({ code, path, nb, en }: Finding): ProblemItem => ({
  kode: code,
  sti: path,
  melding: nb,
  message: en,
});
