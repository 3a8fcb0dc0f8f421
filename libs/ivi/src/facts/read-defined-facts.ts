import { findElement, findElements, type IviElement } from '../parsing/ivi-document';
import { collapse } from '../parsing/blanks';
import type { FactDefinition, FactFields, FactPath, FactsOf, ValueFact } from './fact-definition';

interface From {
  readonly root: IviElement;
  readonly at: IviElement;
}

interface Route {
  readonly fromRoot: boolean;
  readonly names: readonly string[];
}

/** Paths are few and read for every document, so each is taken apart once. */
const routes = new Map<FactPath, Route>();
const routeOf = (path: FactPath): Route => {
  const known = routes.get(path);
  if (known) return known;
  const route = { fromRoot: path.startsWith('/'), names: path.split('/').filter((name) => name !== '') };
  routes.set(path, route);
  return route;
};

const elementsAt = ({ root, at }: From, path: FactPath): readonly IviElement[] => {
  const { fromRoot, names } = routeOf(path);
  return findElements(fromRoot ? root : at, ...names);
};

const elementAt = ({ root, at }: From, path: FactPath): IviElement | undefined => {
  const { fromRoot, names } = routeOf(path);
  return findElement(fromRoot ? root : at, ...names);
};

const readers: Readonly<Record<Exclude<ValueFact['kind'], 'texts'>, (text: string) => unknown>> = {
  text: (text) => text,
  number: (text) => Number(collapse(text)),
  flag: (text) => collapse(text) === 'Y',
  day: (text) => collapse(text).slice(0, 10),
};

const readValue = (from: From, { kind, path }: ValueFact): unknown => {
  if (kind === 'texts') return elementsAt(from, path).map(({ text }) => text);
  const element = elementAt(from, path);
  return element ? readers[kind](element.text) : null;
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
