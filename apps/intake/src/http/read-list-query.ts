import { type CaseStatus, caseStatuses } from '@kjoreklar/code-lists';
import { type Finding, isVin, normaliseVin } from '@kjoreklar/domain';
import { malformed } from '@kjoreklar/service-kit';
import type { CaseFilter } from '../store/case.read-model';
import { readFields, toProblemItems } from './field-faults';
import { DEFAULT_PAGE_SIZE, ListAllCasesDto, ListCasesDto, MAX_PAGE_SIZE } from './list-cases.dto';
import { fromCursor } from './page-cursor';

export interface ListQuery {
  readonly filter: CaseFilter;
  readonly limit: number;
}

/** Reads one parameter: undefined when absent, a Finding when it is wrong. */
type Reader<Value> = (text: string) => Value | undefined;

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+ -]\d{2}:\d{2})$/;

/** A plus sign that was not encoded arrives as a blank. */
const readInstant: Reader<string> = (text) => {
  const time = instantForm.test(text) ? Date.parse(text.replace(' ', '+')) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
};

const readVin: Reader<string> = (text) => {
  const vin = normaliseVin(text);
  return isVin(vin) ? vin : undefined;
};

const readStatus: Reader<CaseStatus> = (text) => caseStatuses.find((status) => status === text);

const readLimit: Reader<number> = (text) => {
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= MAX_PAGE_SIZE ? limit : undefined;
};

const readReference: Reader<string> = (text) => (text.isWellFormed() && !/\p{Cc}/u.test(text) ? text : undefined);

const expected = {
  vin: ['et understellsnummer', 'a VIN'],
  reference: ['en klientreferanse', 'a client reference'],
  status: ['en status fra OpenAPI-dokumentet', 'a status of the OpenAPI document'],
  instant: ['et tidspunkt som 2026-11-02T10:15:30Z', 'an instant such as 2026-11-02T10:15:30Z'],
  cursor: ['en peker fra «_links.neste»', 'a cursor of "_links.neste"'],
  limit: [`et tall fra 1 til ${MAX_PAGE_SIZE}`, `a number from 1 to ${MAX_PAGE_SIZE}`],
} as const;

const wrong = (name: string, [nb, en]: readonly [string, string]): Finding => ({
  code: 'UGYLDIG_PARAMETER',
  path: `/${name}`,
  nb: `Parameteren «${name}» skal være ${nb}.`,
  en: `The parameter "${name}" must be ${en}.`,
});

class QueryReader {
  readonly faults: Finding[];
  private readonly fields: Readonly<Record<string, unknown>>;

  constructor(dto: new () => object, query: object) {
    const { fields, faults } = readFields(dto, query);
    this.fields = { ...fields };
    this.faults = [...faults];
  }

  read<Value>(name: string, reader: Reader<Value>, words: readonly [string, string]): Value | undefined {
    const text = this.fields[name];
    if (typeof text !== 'string') return undefined;
    const value = reader(text);
    if (value === undefined) this.faults.push(wrong(name, words));
    return value;
  }

  /** Throws a problem (400) when anything was wrong. */
  finish(filter: CaseFilter, limit: number | undefined): ListQuery {
    if (this.faults.length === 0) return { filter, limit: limit ?? DEFAULT_PAGE_SIZE };
    throw malformed(
      'UGYLDIG_FORESPORSEL',
      'Spørringen har parametere som ikke kan brukes. Rett dem i «feil».',
      'The query has parameters that cannot be used. Correct those in "feil".',
      toProblemItems(this.faults),
    );
  }
}

/** What an importer asks of its own cases; throws a problem (400) that names every parameter that is wrong. */
export const readListQuery = (query: object, organisation: string): ListQuery => {
  const reader = new QueryReader(ListCasesDto, query);
  const filter = {
    organisation,
    vin: reader.read('understellsnummer', readVin, expected.vin),
    clientReference: reader.read('klientreferanse', readReference, expected.reference),
    status: reader.read('status', readStatus, expected.status),
    receivedFrom: reader.read('fraTidspunkt', readInstant, expected.instant),
    receivedBefore: reader.read('tilTidspunkt', readInstant, expected.instant),
    changedFrom: reader.read('endretFra', readInstant, expected.instant),
    after: reader.read('etter', fromCursor, expected.cursor),
  };
  return reader.finish(filter, reader.read('antall', readLimit, expected.limit));
};

/** What an operator asks of all cases. */
export const readOperatorQuery = (query: object): ListQuery => {
  const reader = new QueryReader(ListAllCasesDto, query);
  const filter = {
    vin: reader.read('vin', readVin, expected.vin),
    status: reader.read('status', readStatus, expected.status),
    after: reader.read('etter', fromCursor, expected.cursor),
  };
  return reader.finish(filter, reader.read('antall', readLimit, expected.limit));
};
