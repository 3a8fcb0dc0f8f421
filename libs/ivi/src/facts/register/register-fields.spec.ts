import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listedFacts } from '../fact-list';
import { emissionFields } from './emission-fields';
import { factsWithoutField, notInAnEcoc } from './not-in-an-ecoc';
import { registerFields } from './register-fields';

const file = join(__dirname, '../../../../../../shared/data/svv/kjoretoydata_field_tree.txt');
const present = existsSync(file);
if (!present) process.stderr.write("skipped: facts against the register's fields (../shared/data/svv is absent)\n");

/** Paths of the leaves below `tekniskGodkjenning.tekniskeData` and `.kjoretoyklassifisering`. */
const readLeaves = (): string[] => {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  const open: string[] = [];
  const leaves: string[] = [];
  lines.forEach((line, index) => {
    const depth = line.search(/\S/) / 2;
    const name = line.trim().split(':')[0] ?? '';
    open.splice(depth, Infinity, name);
    const next = lines[index + 1] ?? '';
    if (next.search(/\S/) / 2 <= depth || next === '') leaves.push(open.join('.'));
  });
  const root = 'kjoretoydataListe[].godkjenning.tekniskGodkjenning.';
  return leaves
    .filter((leaf) => leaf.startsWith(root))
    .map((leaf) => leaf.slice(root.length))
    .filter((leaf) => /^(?:tekniskeData|kjoretoyklassifisering)\./.test(leaf));
};

const covers = (pattern: string, path: string): boolean =>
  pattern.endsWith('.*') ? path.startsWith(pattern.slice(0, -1)) : pattern === path;
const patternsOf = (reasons: Readonly<Record<string, string>>): string[] =>
  Object.keys(reasons).flatMap((key) => key.split(' '));

const mapped = { ...registerFields, ...emissionFields };
const facts = listedFacts.map(({ fact }) => fact);
const usedFacts = new Set(Object.values(mapped).flat());

describe('the mapping of facts to fields of the register', () => {
  it('names only facts that there are', () => {
    expect([...usedFacts].filter((fact) => !facts.includes(fact))).toEqual([]);
  });

  it('has a field or a reason for each fact', () => {
    const explained = patternsOf(factsWithoutField);
    const unexplained = facts.filter(
      (fact) => !usedFacts.has(fact) && !explained.some((pattern) => covers(pattern, fact)),
    );
    expect(unexplained).toEqual([]);
  });

  it('gives no reason that no fact needs', () => {
    const unused = patternsOf(factsWithoutField).filter(
      (pattern) => !facts.some((fact) => !usedFacts.has(fact) && covers(pattern, fact)),
    );
    expect(unused).toEqual([]);
  });
});

(present ? describe : describe.skip)("the mapping, against the register's own fields", () => {
  const leaves = present ? readLeaves() : [];

  it('finds the fields', () => {
    expect(leaves.length).toBeGreaterThan(300);
    expect(leaves).toContain('tekniskeData.dimensjoner.lengde');
  });

  it.each(leaves)('%s comes out of an eCoC, or there is a reason why not', (leaf) => {
    const reasons = patternsOf(notInAnEcoc).filter((pattern) => covers(pattern, leaf));
    expect(Number(leaf in mapped) + reasons.length).toBe(1);
  });

  it('maps to no field that there is not', () => {
    expect(Object.keys(mapped).filter((field) => !leaves.includes(field))).toEqual([]);
    expect(patternsOf(notInAnEcoc).filter((pattern) => !leaves.some((leaf) => covers(pattern, leaf)))).toEqual([]);
  });
});
