import type { Wording } from '../findings/ecoc-finding';

export interface CodeType<Value extends string = string> {
  readonly kind: 'code';
  readonly name: string;
  readonly values: ReadonlySet<Value>;
}

/** The lexical types of XSD 2.0; `name` is the name that the schema gives the type. */
export type ValueType =
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly minLength: number;
      readonly maxLength: number;
      readonly pattern?: RegExp;
      readonly form?: Wording;
    }
  | CodeType
  | { readonly kind: 'integer'; readonly name: string; readonly max: number }
  | {
      readonly kind: 'decimal';
      readonly name: string;
      readonly totalDigits: number;
      readonly fractionDigits: number;
      /** May be below zero; the bounds are the same on both sides. */
      readonly signed: boolean;
    }
  | { readonly kind: 'date'; readonly name: string }
  | { readonly kind: 'dateTime'; readonly name: string };

export type Occurrence = '1' | '0..1' | '0..*' | '1..*' | '2..*';

export interface ValueDescription<
  Name extends string = string,
  Occurs extends Occurrence = Occurrence,
  Type extends ValueType = ValueType,
> {
  readonly name: Name;
  readonly occurs: Occurs;
  readonly type: Type;
  readonly unit?: string;
  readonly children?: undefined;
}

export interface GroupDescription<
  Name extends string = string,
  Occurs extends Occurrence = Occurrence,
  Children extends readonly ElementDescription[] = readonly ElementDescription[],
> {
  readonly name: Name;
  readonly occurs: Occurs;
  readonly children: Children;
  readonly type?: undefined;
}

/** What stands in `children` is a group; what has a `type` is a value. */
export type ElementDescription = ValueDescription | GroupDescription;

/**
 * What a document must look like. `complete` says whether `root` describes every element there is: only then is an element that it
 * does not know a fault, and an attribute. Order inside groups is free (`xs:all`), and no element name occurs twice in the schema.
 */
export interface StructureDescription {
  readonly root: ElementDescription;
  readonly complete: boolean;
  /** What findings call it. */
  readonly format: 'IVI 2.0' | 'IVI 1.x';
  readonly signatureRequired: boolean;
}
