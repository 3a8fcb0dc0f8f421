import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { carriersIn, codesIn } from './codes-in-source';
import { repositoryRoot, walkFiles } from './walk-files';

type Places = Map<string, Set<string>>;

const page = readFileSync(join(repositoryRoot, 'docs/errors.md'), 'utf8');

const sources = [...walkFiles('apps'), ...walkFiles('libs')]
  .filter((path) => /^(apps|libs)\/[^/]+\/src\/.*\.ts$/.test(path))
  .filter((path) => !/\.spec\.ts$|\.d\.ts$|\/(golden|generated)\//.test(path))
  .map((path) => ({
    path,
    project: path.split('/')[1] ?? '',
    source: readFileSync(join(repositoryRoot, path), 'utf8'),
  }));

const carriers = new Map(sources.flatMap(({ source }) => [...carriersIn(source)]));
const found = sources.map((file) => ({ ...file, ...codesIn(file.source, carriers) }));

const placesOf = (kind: 'wire' | 'errors'): Places => {
  const places: Places = new Map();
  for (const file of found)
    for (const code of file[kind]) places.set(code, new Set([...(places.get(code) ?? []), file.project]));
  return places;
};

/** One line for each code, `CODE: projects`. */
const lines = (places: Places): string[] =>
  [...places].map(([code, projects]) => `${code}: ${[...projects].sort().join(', ')}`).sort();

const rowsUnder = (heading: string): string[] => {
  const section = page.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  return [...section.matchAll(/^\| `([^`]+)` *\| ([^|]+?) *\|/gm)].map(([, code, from]) => `${code}: ${from}`);
};

describe('codesIn', () => {
  it.each([
    ["new HttpProblem({ kode: 'A_B' })", 'A_B'],
    ["const finding = { code: 'A_B', nb: 'Code' };", 'A_B'],
    ["const fault = (path: string, code: string) => ({ code, path }); fault('/x', 'A_B');", 'A_B'],
    ["const WRONG = 'A_B'; const item = { kode: WRONG };", 'A_B'],
    ["const codes = { one: 'A_B', two: 'C_D' } as const; const item = { kode: codes[which] };", 'A_B C_D'],
    ["const item = { kode: kind === 'NOT_THIS' ? 'A_B' : 'C_D' };", 'A_B C_D'],
    ["import { refuse } from './refuse'; refuse('A_B');", 'A_B'],
    ['const item = { kode: `A_${name.toUpperCase()}` };', 'A_*'],
    ["const status = 'NOT_A_CODE'; const model = { code: 'LE10', status };", ''],
  ])('sees what goes out on the wire in %s', (source, codes) => {
    expect(codesIn(source, new Map([['refuse', 0]])).wire.join(' ')).toBe(codes);
  });

  it.each([
    ["class GoneError extends Error { readonly code = 'A_GONE'; }", 'A_GONE'],
    ["class GoneError extends PermanentError { constructor() { super('A_GONE', 'it is gone'); } }", 'A_GONE'],
    ["throw new PermanentError('A_GONE', 'it is gone');", 'A_GONE'],
    ["throw new TypeError('gone');", ''],
  ])('sees the code of the error in %s', (source, codes) => {
    expect(codesIn(source).errors.join(' ')).toBe(codes);
  });

  it('says what it cannot follow', () => {
    expect(codesIn("import { GONE } from './codes'; const item = { kode: GONE };").unread).toEqual(['GONE']);
  });
});

describe('docs/errors.md', () => {
  it('is compared with codes that were found', () => {
    expect(placesOf('wire').size).toBeGreaterThan(50);
    expect(placesOf('errors').size).toBeGreaterThan(20);
  });

  it('can be compared, because no code is made where it cannot be read', () => {
    expect(found.flatMap(({ path, unread }) => unread.map((name) => `${path}: ${name}`))).toEqual([]);
  });

  it('has each kode that an importer sees, where it comes from, and no other', () => {
    expect([...rowsUnder('What an importer sees')].sort()).toEqual(lines(placesOf('wire')));
  });

  it('has each code that an operator sees, where it comes from, and no other', () => {
    expect([...rowsUnder('What an operator sees')].sort()).toEqual(lines(placesOf('errors')));
  });
});
