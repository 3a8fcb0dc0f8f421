import type { Wording } from '../findings/ecoc-finding';
import { namesIn } from '../parsing/element-path';
import { Located, locatedRoot } from '../parsing/located';
import type { Breach, EcocReading } from './ecoc-rule';

export { Located };

const none: readonly Located[] = [];

type From = Pick<EcocReading, 'root'> | Located;

const ways = new Map<string, readonly string[]>();

/** Below CocDataGroup, or with `Header`; the paths are those that rules name, and so few. */
const wayFromRoot = (path: string): readonly string[] => {
  const known = ways.get(path);
  if (known) return known;
  const way = namesIn(path.split('/')[0] === 'Header' ? path : `CocDataGroup/${path}`);
  ways.set(path, way);
  return way;
};

const startOf = (from: From): Located => (from instanceof Located ? from : locatedRoot(from.root));
const wayTo = (from: From, path: string): readonly string[] =>
  from instanceof Located ? namesIn(path) : wayFromRoot(path);

/** All elements at a path: below CocDataGroup (or `Header/…`) of a reading, or below an element. */
export const allAt = (from: From, path: string): readonly Located[] => {
  let found: readonly Located[] = [startOf(from)];
  for (const name of wayTo(from, path)) {
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
  let at = startOf(from);
  for (const name of wayTo(from, path)) {
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

/** Everything in the document that has children of its own, the root first. */
export const groupsIn = ({ root }: EcocReading): readonly Located[] => locatedRoot(root).groupsWithin();
