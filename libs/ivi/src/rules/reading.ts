import type { Wording } from '../findings/ecoc-finding';
import type { IviElement } from '../parsing/ivi-document';
import { collapse } from '../parsing/blanks';
import { namesIn } from '../parsing/element-path';
import type { Breach, EcocReading } from './ecoc-rule';

const isRepeated = (child: string, parent: string): boolean =>
  child.endsWith('Group') && parent === `${child.slice(0, -'Group'.length)}Table`;

const none: readonly Located[] = [];

/**
 * An element and where it is in the document. Members of a table are counted in the path, as the structure check does. Rules ask for the same
 * elements again and again, so what was found once is kept.
 */
export class Located {
  private byName: ReadonlyMap<string, readonly Located[]> | undefined;

  constructor(
    readonly element: IviElement,
    readonly path: string,
  ) {}

  /** As it counts: white space collapsed. */
  get text(): string {
    return collapse(this.element.text);
  }

  childrenNamed(name: string): readonly Located[] {
    return this.element.children.length === 0 ? none : (this.index().get(name) ?? none);
  }

  /** The children, those of one name together. */
  children(): readonly Located[] {
    return this.element.children.length === 0 ? none : [...this.index().values()].flat();
  }

  private index(): ReadonlyMap<string, readonly Located[]> {
    if (this.byName) return this.byName;
    const byName = new Map<string, Located[]>();
    for (const child of this.element.children) {
      const named = byName.get(child.name) ?? [];
      if (named.length === 0) byName.set(child.name, named);
      named.push(new Located(child, child.origin ?? this.pathOf(child.name, named.length + 1)));
    }
    this.byName = byName;
    return byName;
  }

  private pathOf(name: string, count: number): string {
    return `${this.path}/${name}${isRepeated(name, this.element.name) ? `[${count}]` : ''}`;
  }
}

type From = Pick<EcocReading, 'root'> | Located;

const roots = new WeakMap<IviElement, Located>();

const rootOf = ({ root }: Pick<EcocReading, 'root'>): Located => {
  const known = roots.get(root) ?? new Located(root, `/${root.name}`);
  roots.set(root, known);
  return known;
};

const wayTo = (from: From, path: string): { readonly start: Located; readonly names: readonly string[] } => {
  if (from instanceof Located) return { start: from, names: namesIn(path) };
  const isHeader = namesIn(path)[0] === 'Header';
  return { start: rootOf(from), names: namesIn(isHeader ? path : `CocDataGroup/${path}`) };
};

/** All elements at a path: below CocDataGroup (or `Header/…`) of a reading, or below an element. */
export const allAt = (from: From, path: string): readonly Located[] => {
  const { start, names } = wayTo(from, path);
  let found: readonly Located[] = [start];
  for (const name of names) {
    const [only] = found;
    if (!only) return none;
    found = found.length === 1 ? only.childrenNamed(name) : found.flatMap((one) => one.childrenNamed(name));
  }
  return found;
};

export const firstAt = (from: From, path: string): Located | undefined => allAt(from, path)[0];
export const textAt = (from: From, path: string): string | null => firstAt(from, path)?.text ?? null;
export const numbersAt = (from: From, path: string): readonly number[] =>
  allAt(from, path).map(({ text }) => Number(text));
export const numberAt = (from: From, path: string): number | null => numbersAt(from, path)[0] ?? null;
export const has = (from: From, path: string): boolean => allAt(from, path).length > 0;
export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** The element at the path, or what is there of the way to it. */
const nearestTo = (from: From, path: string): Located => {
  const { start, names } = wayTo(from, path);
  let at = start;
  for (const name of names) {
    const [next] = at.childrenNamed(name);
    if (!next) return at;
    at = next;
  }
  return at;
};

export const breachAt = ({ path, element }: Located, { nb, en }: Wording): Breach => ({
  path,
  line: element.line,
  nb,
  en,
});

/** A breach about the element at the path; where it is missing, at the nearest of the elements that should hold it. */
export const breach = (from: From, path: string, wording: Wording): Breach => breachAt(nearestTo(from, path), wording);

/** What can be put in an ISO 8601 date or date-time that is compared. */
export const dayOf = (text: string): string => text.slice(0, 10);

const groups = new WeakMap<Located, readonly Located[]>();

const visit = (at: Located): readonly Located[] =>
  at.element.children.length === 0 ? none : [at, ...at.children().flatMap(visit)];

/** Everything in the document that has children of its own, the root first. */
export const groupsIn = (reading: EcocReading): readonly Located[] => {
  const root = rootOf(reading);
  const known = groups.get(root) ?? visit(root);
  groups.set(root, known);
  return known;
};
