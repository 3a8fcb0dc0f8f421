import type { Wording } from '../findings/ecoc-finding';
import { collapse } from '../parsing/blanks';
import type { ValueType } from './element-description';

type TypeOf<Kind extends ValueType['kind']> = Extract<ValueType, { kind: Kind }>;

/** Lengths count characters, of which some take two UTF-16 units. */
const fitsText = (text: string, { minLength, maxLength, pattern }: TypeOf<'text'>): boolean => {
  if (text.length < minLength || text.length > 2 * maxLength) return false;
  if (text.length > maxLength && [...text].length > maxLength) return false;
  return pattern?.test(text) ?? true;
};

const fitsInteger = (text: string, { max }: TypeOf<'integer'>): boolean =>
  /^[+-]?\d+$/.test(text) && Number(text) >= 0 && Number(text) <= max;

const ZERO = 0x30;

const withoutLeadingZeros = (digits: string): string => {
  let start = 0;
  while (digits.charCodeAt(start) === ZERO) start += 1;
  return digits.slice(start);
};
const withoutTrailingZeros = (digits: string): string => {
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === ZERO) end -= 1;
  return digits.slice(0, end);
};

/** Digits as XSD counts them: those of the value, so leading and trailing zeros do not. */
const fitsDecimal = (text: string, { totalDigits, fractionDigits, signed }: TypeOf<'decimal'>): boolean => {
  const match = /^[+-]?(?=\.?\d)(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match || (!signed && Number(text) < 0)) return false;
  const whole = withoutLeadingZeros(match[1] ?? '');
  const fraction = withoutTrailingZeros(match[2] ?? '');
  return fraction.length <= fractionDigits && whole.length <= totalDigits - fractionDigits;
};

const day = '(-?(?:[1-9]\\d{3,}|0\\d{3}))-(\\d{2})-(\\d{2})';
const zone = '(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))?';
const dateForm = new RegExp(`^${day}${zone}$`);
const dateTimeForm = new RegExp(
  `^${day}T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?|24:00:00(?:\\.0+)?)${zone}$`,
);

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Proleptic Gregorian, as XSD counts; only the last digits of a year of any length matter. */
const isLeapYear = (year: string): boolean => {
  const last = Number(year.slice(-4));
  return last % 4 === 0 && (last % 100 !== 0 || last % 400 === 0);
};

/** A day that the calendar has; there was no year 0. `match` is null where the text has not even the form of a day. */
const isCalendarDay = (match: readonly string[] | null): boolean => {
  if (!match) return false;
  const [year, month, dayOfMonth] = match.slice(1, 4) as [string, string, string];
  if (/^-?0+$/.test(year)) return false;
  const most = (daysOfMonth[Number(month) - 1] ?? 0) + (month === '02' && isLeapYear(year) ? 1 : 0);
  return dayOfMonth !== '00' && Number(dayOfMonth) <= most;
};

type Fits = { readonly [Kind in ValueType['kind']]: (text: string, type: TypeOf<Kind>) => boolean };

const fitsKind: Fits = {
  text: fitsText,
  code: (text, { values }) => values.has(text),
  integer: (text, type) => fitsInteger(collapse(text), type),
  decimal: (text, type) => fitsDecimal(collapse(text), type),
  date: (text) => isCalendarDay(dateForm.exec(collapse(text))),
  dateTime: (text) => isCalendarDay(dateTimeForm.exec(collapse(text))),
};

const fits = (text: string, type: ValueType): boolean =>
  (fitsKind[type.kind] as (text: string, type: ValueType) => boolean)(text, type);

const MOST_CODES_NAMED = 12;

const describeCodes = ({ name, values }: TypeOf<'code'>): Wording => {
  const [first] = values;
  if (values.size === 1) return { nb: `«${first}»`, en: `"${first}"` };
  const named = [...values].slice(0, MOST_CODES_NAMED).join(', ');
  const more = values.size > MOST_CODES_NAMED ? ', …' : '';
  return { nb: `en av kodene i ${name}: ${named}${more}`, en: `one of the codes in ${name}: ${named}${more}` };
};

const describeDecimal = ({ totalDigits, fractionDigits, signed }: TypeOf<'decimal'>): Wording => {
  const whole = totalDigits - fractionDigits;
  return {
    nb: `et tall${signed ? '' : ' fra 0'} med høyst ${whole} sifre før og ${fractionDigits} etter punktum`,
    en: `a number${signed ? '' : ' from 0'} with at most ${whole} digits before and ${fractionDigits} after the point`,
  };
};

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
