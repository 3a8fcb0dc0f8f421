import { findElement, findElements, type IviElement } from '../parsing/ivi-document';
import { collapse } from '../parsing/blanks';
import type { FactDefinition, FactFields, FactPath, FactsOf, ValueFact } from './fact-definition';

interface From {
  readonly root: IviElement;
  readonly at: IviElement;
}

const elementsAt = ({ root, at }: From, path: FactPath): readonly IviElement[] => {
  const names = path.split('/').filter((name) => name !== '');
  return findElements(path.startsWith('/') ? root : at, ...names);
};

const readers: Readonly<Record<Exclude<ValueFact['kind'], 'texts'>, (text: string) => unknown>> = {
  text: (text) => text,
  number: (text) => Number(collapse(text)),
  flag: (text) => collapse(text) === 'Y',
  day: (text) => collapse(text).slice(0, 10),
};

const readValue = (from: From, { kind, path }: ValueFact): unknown => {
  const elements = elementsAt(from, path);
  if (kind === 'texts') return elements.map(({ text }) => text);
  const [first] = elements;
  return first ? readers[kind](first.text) : null;
};

const readFact = (from: From, definition: FactDefinition): unknown => {
  if (!('fields' in definition)) return readValue(from, definition);
  const { kind, path, fields } = definition;
  if (kind === 'section') return readFields(from, fields);
  const read = elementsAt(from, path).map((at) => readFields({ root: from.root, at }, fields));
  return kind === 'list' ? read : (read[0] ?? null);
};

const readFields = (from: From, fields: FactFields): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, definition]) => [name, readFact(from, definition)]));

/** Reads facts by their definitions, from `CocDataGroup` and where they say so from the root. */
export const readDefinedFacts = <Fields extends FactFields>(root: IviElement, fields: Fields): FactsOf<Fields> =>
  readFields({ root, at: findElement(root, 'CocDataGroup') ?? root }, fields) as FactsOf<Fields>;
