import { checkValue } from './check-value';
import { VehicleCategoryCode } from './code-lists/approval-codes';
import type { ValueType } from './element-description';
import * as notation from './notation';

const text = notation.text(3);
const integer = notation.integer(2);
const decimal = notation.decimal(5, 2);
const { date, dateTime, roadLoadCoefficient } = notation;

describe('checkValue', () => {
  it.each<[ValueType, string]>([
    [text, 'ÆØÅ'],
    [text, '🚗🚗🚗'],
    [text, ' '],
    [VehicleCategoryCode, 'N1G'],
    [integer, '0'],
    [integer, ' +07 '],
    [integer, '-0'],
    [decimal, '999.99'],
    [decimal, '000150.5000'],
    [decimal, '.5'],
    [decimal, '5.'],
    [roadLoadCoefficient, '-0.000001'],
    [roadLoadCoefficient, '+0999.999999'],
    [date, '2024-02-29'],
    [date, '12024-02-29'],
    [date, '-0004-02-29'],
    [date, '2026-08-30-14:00'],
    [date, '2026-08-30+02:00'],
    [date, ' 2026-08-30Z\n'],
    [dateTime, '2024-02-01T13:35:10.500+02:00'],
    [dateTime, '2024-02-01T24:00:00'],
  ])('%j takes "%s"', (type, value) => {
    expect(checkValue(value, type)).toBeNull();
  });

  it.each<[ValueType, string]>([
    [text, ''],
    [text, 'ABCD'],
    [text, '🚗🚗🚗🚗'],
    [VehicleCategoryCode, 'm1'],
    [VehicleCategoryCode, ' M1'],
    [VehicleCategoryCode, ''],
    [integer, '100'],
    [integer, '-1'],
    [integer, '1.0'],
    [integer, '1e1'],
    [integer, ''],
    [decimal, '1000'],
    [decimal, '1.234'],
    [decimal, '-0.1'],
    [decimal, '1,5'],
    [decimal, '.'],
    [decimal, 'NaN'],
    [roadLoadCoefficient, '-1000'],
    [roadLoadCoefficient, '- 1'],
    [date, '2026-02-29'],
    [date, '02026-02-01'],
    [date, '2026-04-31'],
    [date, '2026-04-00'],
    [date, '2026-08-30+14:01'],
    [date, '2026-13-01'],
    [date, '30.08.2026'],
    [date, '0000-01-01'],
    [date, '2026-08-30T00:00:00'],
    [dateTime, '2026-08-30'],
    [dateTime, '2026-08-30T25:00:00'],
    [dateTime, '2026-08-30T10:00'],
  ])('%j refuses "%s", and says what it takes', (type, value) => {
    expect(checkValue(value, type)).toMatchObject({ nb: expect.stringMatching(/./), en: expect.stringMatching(/./) });
  });
});
