import type { ValueType } from '../structure/element-description';
import * as notation from '../structure/notation';

/**
 * Where a value of IVI 1.x stands in IVI 2.0: element names with `/` between, from the group that its own group became, or from the
 * root where the path begins with `/`. `+` after a name makes an element of its own for each value; other elements are shared.
 */
export type TargetPath = string;

/** What one value becomes: one text, several under paths of their own, or null for nothing. */
export type Converted = string | Readonly<Record<TargetPath, string>> | null;

export interface Ivi1Value {
  readonly name: string;
  readonly type: ValueType;
  readonly to: TargetPath;
  readonly unit?: string;
  readonly convert?: (text: string) => Converted;
  /** What IVI 1.x says by the name alone and IVI 2.0 in values: paths from the element that `+` made, and their texts. */
  readonly with?: Readonly<Record<TargetPath, string>>;
  readonly children?: undefined;
}

export interface Ivi1Group {
  readonly name: string;
  readonly children: readonly Ivi1Element[];
  /** Where it has no place of its own in 2.0, its values stand in the group around it. */
  readonly to?: TargetPath;
  readonly repeats: boolean;
  readonly type?: undefined;
}

export type Ivi1Element = Ivi1Value | Ivi1Group;

type More = Omit<Ivi1Value, 'name' | 'type' | 'to'>;

const ofType =
  (type: ValueType) =>
  (name: string, to: TargetPath = name, more: More = {}): Ivi1Value => ({ name, to, type, ...more });

export const text = (maxLength: number) => ofType(notation.text(maxLength));
export const integer = (digits: number) => ofType(notation.integer(digits));
export const decimal = (totalDigits: number, fractionDigits: number) =>
  ofType(notation.decimal(totalDigits, fractionDigits));
export const date = ofType(notation.date);
export const dateTime = ofType(notation.dateTime);
export const indicator = ofType(notation.codes('Y, N', 'Y|N'));
export const code = (list: string, values: string) => ofType(notation.codes(list, values));

/** Values in mm or kg, most of all there is. */
export const millimetres = (digits: number, name: string, to: TargetPath = name): Ivi1Value =>
  integer(digits)(name, to, { unit: 'mm' });
export const kilograms = (digits: number, name: string, to: TargetPath = name): Ivi1Value =>
  integer(digits)(name, to, { unit: 'kg' });

export const group = (name: string, to: TargetPath | undefined, ...children: readonly Ivi1Element[]): Ivi1Group => ({
  name,
  children,
  repeats: false,
  ...(to === undefined ? {} : { to }),
});

/** `XTable` with its `XGroup`s, each of which becomes an element at `to`. */
export const table = (stem: string, to: TargetPath, ...children: readonly Ivi1Element[]): Ivi1Group => ({
  name: `${stem}Table`,
  repeats: false,
  children: [{ name: `${stem}Group`, repeats: true, to: `${to}+`, children }],
});
