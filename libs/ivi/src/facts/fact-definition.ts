/** Element names with `/` between, from the element that the facts around it are read from; from the root where it begins with `/`. */
export type FactPath = string;

export type FactKind = 'text' | 'required' | 'number' | 'flag' | 'day' | 'texts';

/** One value. `Value` is never there at run time: it carries the type of what is read. */
export interface ValueFact<Value = unknown> {
  readonly kind: FactKind;
  readonly path: FactPath;
  readonly value?: Value;
}
export type FactFields = Readonly<Record<string, FactDefinition>>;
export interface GroupFact<Fields extends FactFields = FactFields> {
  readonly kind: 'group';
  readonly path: FactPath;
  readonly fields: Fields;
}
export interface ListFact<Fields extends FactFields = FactFields> {
  readonly kind: 'list';
  readonly path: FactPath;
  readonly fields: Fields;
}
/** Facts that belong together in the register, and stand in no one element. */
export interface SectionFact<Fields extends FactFields = FactFields> {
  readonly kind: 'section';
  readonly path: '';
  readonly fields: Fields;
}
export type FactDefinition = ValueFact | { kind: 'group' | 'list' | 'section'; path: FactPath; fields: FactFields };

/** What is read by definitions: null where the document is silent, also for a group whose element is absent; lists may be empty. */
export type FactsOf<Fields extends FactFields> = { readonly [Name in keyof Fields]: FactOf<Fields[Name]> };
type FactOf<Definition> =
  Definition extends ListFact<infer Fields>
    ? FactsOf<Fields>[]
    : Definition extends GroupFact<infer Fields>
      ? FactsOf<Fields> | null
      : Definition extends SectionFact<infer Fields>
        ? FactsOf<Fields>
        : Definition extends ValueFact<infer Value>
          ? Value
          : never;

export const text = (path: FactPath): ValueFact<string | null> => ({ kind: 'text', path });
/** For what the structure requires: empty where it is absent all the same, as in a document that was not judged. */
export const required = <Text extends string = string>(path: FactPath): ValueFact<Text> => ({ kind: 'required', path });
export const number = (path: FactPath): ValueFact<number | null> => ({ kind: 'number', path });
export const flag = (path: FactPath): ValueFact<boolean | null> => ({ kind: 'flag', path });
/** ISO 8601, without a time zone. */
export const day = (path: FactPath): ValueFact<string | null> => ({ kind: 'day', path });
/** Every occurrence, in the order of the document. */
export const texts = (path: FactPath): ValueFact<string[]> => ({ kind: 'texts', path });
export const group = <Fields extends FactFields>(path: FactPath, fields: Fields): GroupFact<Fields> => ({
  kind: 'group',
  path,
  fields,
});
export const section = <Fields extends FactFields>(fields: Fields): SectionFact<Fields> => ({
  kind: 'section',
  path: '',
  fields,
});
/** One entry for each `XGroup` of `XTable`. */
export const list = <Fields extends FactFields>(stem: string, fields: Fields): ListFact<Fields> => ({
  kind: 'list',
  path: `${stem}Table/${stem}Group`,
  fields,
});
