import type { Wording } from '../findings/ecoc-finding';

/** The lexical types of XSD 2.0. Numbers are never negative in the elements described so far. */
export type ValueType =
  | {
      readonly kind: 'text';
      readonly minLength: number;
      readonly maxLength: number;
      readonly pattern?: RegExp;
      readonly form?: Wording;
    }
  | { readonly kind: 'code'; readonly list: string; readonly values: ReadonlySet<string> }
  | { readonly kind: 'integer'; readonly max: number }
  | { readonly kind: 'decimal'; readonly totalDigits: number; readonly fractionDigits: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'dateTime' };

export type Occurrence = '1' | '0..1' | '1..*';

/** What stands in `children` is a group; what has a `type` is a value. */
export type ElementDescription =
  | {
      readonly name: string;
      readonly occurs: Occurrence;
      readonly type: ValueType;
      readonly unit?: string;
      readonly children?: undefined;
    }
  | {
      readonly name: string;
      readonly occurs: Occurrence;
      readonly children: readonly ElementDescription[];
      readonly type?: undefined;
    };

/**
 * What a document must look like. `complete` says whether `root` describes every element there is: only then is an element that it
 * does not know a fault. Order inside groups is free (`xs:all`), and no element name occurs twice in the schema.
 */
export interface StructureDescription {
  readonly root: ElementDescription;
  readonly complete: boolean;
  readonly signatureRequired: boolean;
}
