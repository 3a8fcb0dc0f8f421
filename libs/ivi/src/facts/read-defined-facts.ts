import { collapse } from '../parsing/blanks';
import { namesIn } from '../parsing/element-path';
import type { IviElement } from '../parsing/ivi-document';
import { type Located, locatedRoot } from '../parsing/located';
import type { FactDefinition, FactFields, FactsOf, ValueFact } from './fact-definition';

interface From {
  readonly root: Located;
  readonly at: Located;
}

/** A definition, with its path taken apart. */
interface Step {
  readonly name: string;
  readonly definition: FactDefinition;
  readonly isFromRoot: boolean;
  readonly way: readonly string[];
}

interface Plan {
  readonly steps: readonly Step[];
  /** Every fact, silent. Most of them are, and a copy costs less than naming each anew. */
  readonly silent: Readonly<Record<string, unknown>>;
}

const plans = new WeakMap<FactFields, Plan>();

const makePlan = (fields: FactFields): Plan => {
  const steps = Object.entries(fields).map(([name, definition]) => ({
    name,
    definition,
    isFromRoot: definition.path.startsWith('/'),
    way: namesIn(definition.path),
  }));
  return { steps, silent: Object.fromEntries(steps.map(({ name }) => [name, null])) };
};

const planOf = (fields: FactFields): Plan => {
  const known = plans.get(fields);
  if (known) return known;
  const plan = makePlan(fields);
  plans.set(fields, plan);
  return plan;
};

const startOf = ({ root, at }: From, { isFromRoot }: Step): Located => (isFromRoot ? root : at);

const elementsAt = (from: From, step: Step): readonly Located[] => {
  let found: readonly Located[] = [startOf(from, step)];
  for (const name of step.way) found = found.flatMap((one) => one.childrenNamed(name));
  return found;
};

/** The first reached by going down the first of each name. */
const elementAt = (from: From, step: Step): Located | undefined => {
  let found: Located | undefined = startOf(from, step);
  for (const name of step.way) found = found?.childrenNamed(name)[0];
  return found;
};

const readers: Readonly<Record<Exclude<ValueFact['kind'], 'texts'>, (text: string) => unknown>> = {
  text: (text) => text,
  required: (text) => text,
  number: (text) => Number(collapse(text)),
  flag: (text) => collapse(text) === 'Y',
  day: (text) => collapse(text).slice(0, 10),
};

const readValue = (from: From, step: Step, kind: ValueFact['kind']): unknown => {
  if (kind === 'texts') return elementsAt(from, step).map(({ element }) => element.text);
  const found = elementAt(from, step);
  if (found) return readers[kind](found.element.text);
  return kind === 'required' ? '' : null;
};

const readFact = (from: From, step: Step): unknown => {
  const { definition } = step;
  if (!('fields' in definition)) return readValue(from, step, definition.kind);
  const { kind, fields } = definition;
  if (kind === 'section') return readFields(from, fields);
  if (kind === 'list') return elementsAt(from, step).map((at) => readFields({ root: from.root, at }, fields));
  const at = elementAt(from, step);
  return at ? readFields({ root: from.root, at }, fields) : null;
};

const readFields = (from: From, fields: FactFields): Record<string, unknown> => {
  const { steps, silent } = planOf(fields);
  const facts = { ...silent };
  for (const step of steps) {
    const fact = readFact(from, step);
    if (fact !== null) facts[step.name] = fact;
  }
  return facts;
};

/** Reads facts by their definitions, from `CocDataGroup` and where they say so from the root. */
export const readDefinedFacts = <Fields extends FactFields>(element: IviElement, fields: Fields): FactsOf<Fields> => {
  const root = locatedRoot(element);
  const [at = root] = root.childrenNamed('CocDataGroup');
  return readFields({ root, at }, fields) as FactsOf<Fields>;
};
