import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkEcoc } from '../check-ecoc';
import type { ElementDescription, ValueType } from './element-description';
import { iviStructure } from './ivi-structure';

const shared = join(__dirname, '../../../../../shared/data/ivi');
const present = existsSync(join(shared, 'ivi20-fields.csv'));
if (!present)
  process.stderr.write('skipped: IVI structure against the official schema (../shared/data/ivi is absent)\n');

interface Field {
  readonly occurs: string;
  readonly type: string;
  readonly facets: ReadonlyMap<string, string>;
}

const readFields = (): Map<string, Field> =>
  new Map(
    readFileSync(join(shared, 'ivi20-fields.csv'), 'utf8')
      .split(/\r?\n/)
      .slice(1)
      .filter((line) => line !== '')
      .map((line) => {
        const [path = '', type = '', min = '', max = '', , ...facets] = line.split(',');
        const pairs = facets
          .join(',')
          .split('; ')
          .map((facet) => facet.split('=') as [string, string]);
        const most = max === 'unbounded' ? '*' : max;
        return [path, { type, occurs: min === most ? min : `${min}..${most}`, facets: new Map(pairs) }];
      }),
  );

const readCodeLists = (): Record<string, string[]> =>
  JSON.parse(readFileSync(join(shared, 'ivi20-codelists.json'), 'utf8')) as Record<string, string[]>;

/** The facets of the schema, in the words of our own types. */
const officialType = ({ type, facets }: Field): object => {
  const facet = (name: string): number => Number(facets.get(name));
  if (type === 'Date') return { kind: 'date' };
  if (type === 'DateTime') return { kind: 'dateTime' };
  if (facets.has('totalDigits')) return officialDecimal(facets);
  if (facets.has('maxInclusive')) return { kind: 'integer', max: facet('maxInclusive') };
  const pattern = facets.get('pattern');
  const length = { minLength: facet('minLength') || 36, maxLength: facet('maxLength') || 36 };
  return { kind: 'text', ...length, ...(pattern ? { pattern: new RegExp(`^${pattern}$`) } : {}) };
};

const officialDecimal = (facets: Field['facets']): object => {
  const [totalDigits = 0, fractionDigits = 0] = [facets.get('totalDigits'), facets.get('fractionDigits')].map(Number);
  const most = '9'.repeat(totalDigits - fractionDigits) + '.' + '9'.repeat(fractionDigits);
  expect(facets.get('maxInclusive')).toBe(most);
  expect(['0', `-${most}`]).toContain(facets.get('minInclusive'));
  return { kind: 'decimal', totalDigits, fractionDigits, signed: facets.get('minInclusive') !== '0' };
};

const withoutForm = (type: ValueType): unknown => ({ ...type, form: undefined });

const flatten = (element: ElementDescription, above = ''): [string, ElementDescription][] => {
  const path = `${above}/${element.name}`;
  return [[path, element], ...(element.children ?? []).flatMap((child) => flatten(child, path))];
};
const described = flatten(iviStructure.root).slice(1);

(present ? describe : describe.skip)('iviStructure, against the official schema', () => {
  const fields = present ? readFields() : new Map<string, Field>();
  const codeLists = present ? readCodeLists() : {};

  it.each(described)('%s is as the schema has it', (path, element) => {
    const field = fields.get(path) as Field;
    expect(field).toBeDefined();
    expect(element.occurs).toBe(field.occurs);
    if (!element.type) expect(field.type).toBe(element.name);
    else if (element.type.kind === 'code') expect(element.type.name).toBe(field.type);
    else expect(withoutForm(element.type)).toEqual({ ...officialType(field), name: field.type, form: undefined });
  });

  it('has the code lists of the schema, value for value', () => {
    for (const [, { type }] of described)
      if (type?.kind === 'code') expect([...type.values].sort()).toEqual([...(codeLists[type.name] ?? [])].sort());
  });

  it('has every element of the schema, and no other', () => {
    const official = [...fields.keys()].filter((path) => !path.includes('ds:'));
    expect(described.map(([path]) => path).sort()).toEqual(official.sort());
    expect(official).toHaveLength(679);
  });

  it('has every code list of the schema', () => {
    const ours = described.flatMap(([, { type }]) => (type?.kind === 'code' ? [type.name] : []));
    expect([...new Set(ours)].sort()).toEqual(Object.keys(codeLists).sort());
  });

  it('has no element name twice', () => {
    expect(new Set(described.map(([, { name }]) => name)).size).toBe(described.length);
  });
});

(present ? describe : describe.skip)('checkEcoc, given the official examples', () => {
  const examples = present ? readdirSync(join(shared, 'examples')) : [];

  it.each(examples)('accepts %s, and objects only to the VIN of another vehicle', (name) => {
    const bytes = readFileSync(join(shared, 'examples', name));
    const request = { vin: null, taxGroup: '101', receivedAt: '2026-09-02T10:00:00.000Z' };
    expect(checkEcoc(bytes, request)).toMatchObject({ verdict: 'accepted', profile: '2.0' });
    expect(checkEcoc(bytes, { ...request, vin: 'KJR1TEST000000017' })).toMatchObject({
      verdict: 'rejected',
      errors: [{ code: 'ECOC_UNDERSTELLSNUMMER_AVVIKER' }],
    });
  });
});
