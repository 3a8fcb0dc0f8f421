import type { Wording } from '../findings/ecoc-finding';
import type { IviElement } from '../parsing/ivi-document';
import { collapse } from '../parsing/blanks';
import type { Breach, EcocReading } from './ecoc-rule';

/** An element and where it is in the document. Members of a table are counted in the path, as the structure check does. */
export interface Located {
  readonly element: IviElement;
  readonly path: string;
  /** As it counts: white space collapsed. */
  readonly text: string;
}

type From = Pick<EcocReading, 'root'> | Located;

const locate = (element: IviElement, path: string): Located => ({ element, path, text: collapse(element.text) });

const isRepeated = (child: string, parent: string): boolean =>
  child.endsWith('Group') && parent === `${child.slice(0, -'Group'.length)}Table`;

const childrenOf = ({ element, path }: Located, name: string): Located[] =>
  element.children
    .filter((child) => child.name === name)
    .map((child, index) =>
      locate(child, child.origin ?? `${path}/${name}${isRepeated(name, element.name) ? `[${index + 1}]` : ''}`),
    );

const namesOf = (from: From, path: string): { start: Located; names: string[] } => {
  const names = path.split('/');
  if ('path' in from) return { start: from, names };
  const start = locate(from.root, `/${from.root.name}`);
  return { start, names: names[0] === 'Header' ? names : ['CocDataGroup', ...names] };
};

/** All elements at a path: below CocDataGroup (or `Header/…`) of a reading, or below an element. */
export const allAt = (from: From, path: string): readonly Located[] => {
  const { start, names } = namesOf(from, path);
  return names.reduce<readonly Located[]>((found, name) => found.flatMap((one) => childrenOf(one, name)), [start]);
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
  const { start, names } = namesOf(from, path);
  let at = start;
  for (const name of names) {
    const [next] = childrenOf(at, name);
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

/** Everything below an element that has children of its own, itself first. */
export const groupsIn = (reading: EcocReading): readonly Located[] => {
  const visit = (at: Located): Located[] =>
    at.element.children.length === 0
      ? []
      : [
          at,
          ...[...new Set(at.element.children.map(({ name }) => name))].flatMap((name) =>
            childrenOf(at, name).flatMap(visit),
          ),
        ];
  return visit(locate(reading.root, `/${reading.root.name}`));
};
