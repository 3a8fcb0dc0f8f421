import { findElement, findElements, type IviElement } from '../parsing/ivi-document';
import { collapse } from '../parsing/blanks';
import { namesIn } from '../parsing/element-path';
import type { FactDefinition, FactFields, FactPath, FactsOf, ValueFact } from './fact-definition';

interface From {
  readonly root: IviElement;
  readonly at: IviElement;
}

const startOf = ({ root, at }: From, path: FactPath): IviElement => (path.startsWith('/') ? root : at);

const elementsAt = (from: From, path: FactPath): readonly IviElement[] =>
  findElements(startOf(from, path), ...namesIn(path));

const elementAt = (from: From, path: FactPath): IviElement | undefined =>
  findElement(startOf(from, path), ...namesIn(path));

const readers: Readonly<Record<Exclude<ValueFact['kind'], 'texts'>, (text: string) => unknown>> = {
  text: (text) => text,
  required: (text) => text,
  number: (text) => Number(collapse(text)),
  flag: (text) => collapse(text) === 'Y',
  day: (text) => collapse(text).slice(0, 10),
};

const readValue = (from: From, { kind, path }: ValueFact): unknown => {
  if (kind === 'texts') return elementsAt(from, path).map(({ text }) => text);
  const element = elementAt(from, path);
  if (element) return readers[kind](element.text);
  return kind === 'required' ? '' : null;
};

const readFact = (from: From, definition: FactDefinition): unknown => {
  if (!('fields' in definition)) return readValue(from, definition);
  const { kind, path, fields } = definition;
  if (kind === 'section') return readFields(from, fields);
  if (kind === 'list') return elementsAt(from, path).map((at) => readFields({ root: from.root, at }, fields));
  const at = elementAt(from, path);
  return at ? readFields({ root: from.root, at }, fields) : null;
};

const readFields = (from: From, fields: FactFields): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, definition]) => [name, readFact(from, definition)]));

/** Reads facts by their definitions, from `CocDataGroup` and where they say so from the root. */
export const readDefinedFacts = <Fields extends FactFields>(root: IviElement, fields: Fields): FactsOf<Fields> =>
  readFields({ root, at: findElement(root, 'CocDataGroup') ?? root }, fields) as FactsOf<Fields>;
