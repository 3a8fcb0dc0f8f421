import type {
  CodeType,
  ElementDescription,
  GroupDescription,
  Occurrence,
  ValueDescription,
  ValueType,
} from './element-description';

type TypeOf<Kind extends ValueType['kind']> = Extract<ValueType, { kind: Kind }>;
type Split<Row extends string> = Row extends `${infer First}|${infer Rest}` ? First | Split<Rest> : Row;

/** A code list, under the name that XSD 2.0 (26 February 2026) gives it; the values of a row stand between bars. */
export const codes = <const Rows extends readonly string[]>(
  name: string,
  ...rows: Rows
): CodeType<Split<Rows[number]>> => ({
  kind: 'code',
  name,
  values: new Set(rows.flatMap((row) => row.split('|') as Split<Rows[number]>[])),
});

export const text = (maxLength: number): TypeOf<'text'> => ({
  kind: 'text',
  name: `Text${maxLength}`,
  minLength: 1,
  maxLength,
});
export const integer = (digits: number): TypeOf<'integer'> => ({
  kind: 'integer',
  name: `Integer${digits}`,
  max: 10 ** digits - 1,
});
export const decimal = (totalDigits: number, fractionDigits: number): TypeOf<'decimal'> => ({
  kind: 'decimal',
  name: `Decimal${totalDigits}${fractionDigits}`,
  totalDigits,
  fractionDigits,
  signed: false,
});
const signedDecimal = (name: string, totalDigits: number, fractionDigits: number): TypeOf<'decimal'> => ({
  kind: 'decimal',
  name,
  totalDigits,
  fractionDigits,
  signed: true,
});

export const date: TypeOf<'date'> = { kind: 'date', name: 'Date' };
export const dateTime: TypeOf<'dateTime'> = { kind: 'dateTime', name: 'DateTime' };
export const loadCapacityIndex: TypeOf<'integer'> = { kind: 'integer', name: 'LoadCapacityIndex', max: 279 };
export const rimOffSet = signedDecimal('RimOffSet', 6, 3);
export const roadLoadCoefficient = signedDecimal('RoadLoadCoefficient', 9, 6);
export const downscalingFactor = signedDecimal('DrivingCycleDownscalingFactor', 5, 3);

export const uuidVersion4: TypeOf<'text'> = {
  kind: 'text',
  name: 'IviReferenceId',
  minLength: 36,
  maxLength: 36,
  pattern: /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$/,
  form: { nb: 'en UUID versjon 4', en: 'a UUID version 4' },
};
/** The schema lets I, O and Q through. */
export const vin: TypeOf<'text'> = {
  kind: 'text',
  name: 'VehicleIdentificationNumber',
  minLength: 17,
  maxLength: 17,
  pattern: /^[A-Z0-9]+$/,
  form: { nb: '17 tegn, A–Z og 0–9', en: '17 characters, A–Z and 0–9' },
};

export const value = <const Name extends string, Occurs extends Occurrence, Type extends ValueType>(
  name: Name,
  occurs: Occurs,
  type: Type,
  unit?: string,
): ValueDescription<Name, Occurs, Type> => ({ name, occurs, type, ...(unit ? { unit } : {}) });

export const group = <
  const Name extends string,
  Occurs extends Occurrence,
  const Children extends readonly ElementDescription[],
>(
  name: Name,
  occurs: Occurs,
  ...children: Children
): GroupDescription<Name, Occurs, Children> => ({ name, occurs, children });

/** `XTable` holds any number of `XGroup`, one at least. */
export const table = <
  const Stem extends string,
  Occurs extends Occurrence,
  const Children extends readonly ElementDescription[],
>(
  stem: Stem,
  occurs: Occurs,
  ...children: Children
): GroupDescription<`${Stem}Table`, Occurs, readonly [GroupDescription<`${Stem}Group`, '1..*', Children>]> =>
  group(`${stem}Table`, occurs, group(`${stem}Group`, '1..*', ...children));
