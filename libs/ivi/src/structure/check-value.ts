import type { Wording } from '../findings/ecoc-finding';
import type { ValueType } from './element-description';

type TypeOf<Kind extends ValueType['kind']> = Extract<ValueType, { kind: Kind }>;

/** Whitespace around numbers and dates does not count (XSD whiteSpace=collapse); in texts and codes it does. */
export const collapse = (text: string): string => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');

const fitsText = (text: string, { minLength, maxLength, pattern }: TypeOf<'text'>): boolean => {
  if (text.length > 2 * maxLength) return false;
  const length = [...text].length;
  return length >= minLength && length <= maxLength && (pattern?.test(text) ?? true);
};

const fitsInteger = (text: string, { max }: TypeOf<'integer'>): boolean =>
  /^[+-]?\d+$/.test(text) && Number(text) >= 0 && Number(text) <= max;

/** Digits as XSD counts them: those of the value, so leading and trailing zeros do not. */
const fitsDecimal = (text: string, { totalDigits, fractionDigits }: TypeOf<'decimal'>): boolean => {
  const match = /^[+-]?(?=\.?\d)0*(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match || Number(text) < 0) return false;
  const whole = match[1] ?? '';
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  return fraction.length <= fractionDigits && whole.length <= totalDigits - fractionDigits;
};

const zone = '(?:Z|[+-](?:0\\d|1[0-4]):[0-5]\\d)?';
const dateForm = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})${zone}$`);
const dateTimeForm = new RegExp(
  `^(\\d{4}-\\d{2}-\\d{2})T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)${zone}$`,
);

const isCalendarDay = (day: string | undefined): boolean => {
  if (!day || day.startsWith('0000')) return false;
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
};

type Fits = { readonly [Kind in ValueType['kind']]: (text: string, type: TypeOf<Kind>) => boolean };

const fitsKind: Fits = {
  text: fitsText,
  code: (text, { values }) => values.has(text),
  integer: (text, type) => fitsInteger(collapse(text), type),
  decimal: (text, type) => fitsDecimal(collapse(text), type),
  date: (text) => isCalendarDay(dateForm.exec(collapse(text))?.[1]),
  dateTime: (text) => isCalendarDay(dateTimeForm.exec(collapse(text))?.[1]),
};

const fits = (text: string, type: ValueType): boolean =>
  (fitsKind[type.kind] as (text: string, type: ValueType) => boolean)(text, type);

const MOST_CODES_NAMED = 12;

const describeCodes = ({ list, values }: TypeOf<'code'>): Wording => {
  const [first] = values;
  if (values.size === 1) return { nb: `«${first}»`, en: `"${first}"` };
  const named = [...values].slice(0, MOST_CODES_NAMED).join(', ');
  const more = values.size > MOST_CODES_NAMED ? ', …' : '';
  return { nb: `en av kodene i ${list}: ${named}${more}`, en: `one of the codes in ${list}: ${named}${more}` };
};

const describeDecimal = ({ totalDigits, fractionDigits }: TypeOf<'decimal'>): Wording => ({
  nb: `et tall fra 0 med høyst ${totalDigits - fractionDigits} sifre før og ${fractionDigits} etter punktum`,
  en: `a number from 0 with at most ${totalDigits - fractionDigits} digits before and ${fractionDigits} after the point`,
});

const describeText = ({ minLength, maxLength, form }: TypeOf<'text'>): Wording =>
  form ?? { nb: `${minLength} til ${maxLength} tegn`, en: `${minLength} to ${maxLength} characters` };

const describe = (type: ValueType): Wording => {
  switch (type.kind) {
    case 'text':
      return describeText(type);
    case 'code':
      return describeCodes(type);
    case 'integer':
      return { nb: `et heltall fra 0 til ${type.max}`, en: `a whole number from 0 to ${type.max}` };
    case 'decimal':
      return describeDecimal(type);
    case 'date':
      return { nb: 'en dato, ÅÅÅÅ-MM-DD', en: 'a date, YYYY-MM-DD' };
    case 'dateTime':
      return { nb: 'et tidspunkt, ÅÅÅÅ-MM-DDTtt:mm:ss', en: 'a date and time, YYYY-MM-DDThh:mm:ss' };
  }
};

/** Null when the text is a value of the type; otherwise what would be one. */
export const checkValue = (text: string, type: ValueType): Wording | null => (fits(text, type) ? null : describe(type));
