import type {
  CodeType,
  ElementDescription,
  GroupDescription,
  Occurrence,
  ValueDescription,
} from './element-description';
import type { iviRoot } from './ivi-structure';

type ContentOfType<Type> =
  Type extends CodeType<infer Value> ? Value : Type extends { kind: 'integer' | 'decimal' } ? number | string : string;

type ContentOfElement<Element> =
  Element extends ValueDescription<string, Occurrence, infer Type>
    ? ContentOfType<Type>
    : Element extends GroupDescription<string, Occurrence, infer Children>
      ? ContentOfChildren<Children[number]>
      : never;

type Repeated<Element extends ElementDescription> = Element['occurs'] extends `${string}*`
  ? readonly ContentOfElement<Element>[]
  : ContentOfElement<Element>;

type Required<Child extends ElementDescription> = Child extends { occurs: `0..${string}` } ? never : Child;

type ContentOfChildren<Child extends ElementDescription> = {
  readonly [Element in Required<Child> as Element['name']]: Repeated<Element>;
} & {
  readonly [Element in Exclude<Child, Required<Child>> as Element['name']]?: Repeated<Element> | undefined;
};

/** What an IVI 2.0 document holds, element by element, as the description has it; codes are the codes of their list. */
export type IviDocumentContent = ContentOfElement<typeof iviRoot>;
