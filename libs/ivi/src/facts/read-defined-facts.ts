import { collapse } from '../parsing/blanks';
import { namesIn } from '../parsing/element-path';
import type { IviElement } from '../parsing/ivi-document';
import { type Located, locatedRoot } from '../parsing/located';
import type { FactDefinition, FactFields, FactPath, FactsOf, ValueFact } from './fact-definition';

interface From {
  readonly root: Located;
  readonly at: Located;
}

const startOf = ({ root, at }: From, path: FactPath): Located => (path.startsWith('/') ? root : at);

const elementsAt = (from: From, path: FactPath): readonly Located[] => {
  let found: readonly Located[] = [startOf(from, path)];
  for (const name of namesIn(path)) found = found.flatMap((one) => one.childrenNamed(name));
  return found;
};

/** The first reached by going down the first of each name. */
const elementAt = (from: From, path: FactPath): Located | undefined => {
  let found: Located | undefined = startOf(from, path);
  for (const name of namesIn(path)) found = found?.childrenNamed(name)[0];
  return found;
};

const readers: Readonly<Record<Exclude<ValueFact['kind'], 'texts'>, (text: string) => unknown>> = {
  text: (text) => text,
  required: (text) => text,
  number: (text) => Number(collapse(text)),
  flag: (text) => collapse(text) === 'Y',
  day: (text) => collapse(text).slice(0, 10),
};

const readValue = (from: From, { kind, path }: ValueFact): unknown => {
  if (kind === 'texts') return elementsAt(from, path).map(({ element }) => element.text);
  const found = elementAt(from, path);
  if (found) return readers[kind](found.element.text);
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

interface Plan {
  readonly entries: readonly (readonly [name: string, definition: FactDefinition])[];
  /** Every fact, silent. Most of them are, and a copy costs less than naming each anew. */
  readonly silent: Readonly<Record<string, unknown>>;
}

const plans = new WeakMap<FactFields, Plan>();

const planOf = (fields: FactFields): Plan => {
  const known = plans.get(fields);
  if (known) return known;
  const entries = Object.entries(fields);
  const plan = { entries, silent: Object.fromEntries(entries.map(([name]) => [name, null])) };
  plans.set(fields, plan);
  return plan;
};

const readFields = (from: From, fields: FactFields): Record<string, unknown> => {
  const { entries, silent } = planOf(fields);
  const facts = { ...silent };
  for (const [name, definition] of entries) {
    const fact = readFact(from, definition);
    if (fact !== null) facts[name] = fact;
  }
  return facts;
};

/** Reads facts by their definitions, from `CocDataGroup` and where they say so from the root. */
export const readDefinedFacts = <Fields extends FactFields>(element: IviElement, fields: Fields): FactsOf<Fields> => {
  const root = locatedRoot(element);
  const [at = root] = root.childrenNamed('CocDataGroup');
  return readFields({ root, at }, fields) as FactsOf<Fields>;
};
