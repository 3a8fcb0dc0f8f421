import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkEcoc } from '../check-ecoc';
import type { ElementDescription, ValueType } from './element-description';
import { registerStructure } from './register-structure';

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
const officialType = ({ type, facets }: Field): unknown => {
  const facet = (name: string): number => Number(facets.get(name));
  if (type === 'Date') return { kind: 'date' };
  if (type === 'DateTime') return { kind: 'dateTime' };
  if (facets.has('totalDigits'))
    return { kind: 'decimal', totalDigits: facet('totalDigits'), fractionDigits: facet('fractionDigits') };
  if (facets.has('maxInclusive')) return { kind: 'integer', max: facet('maxInclusive') };
  const pattern = facets.get('pattern');
  const length = { minLength: facet('minLength') || 36, maxLength: facet('maxLength') || 36 };
  return { kind: 'text', ...length, ...(pattern ? { pattern: new RegExp(`^${pattern}$`) } : {}) };
};

const withoutForm = (type: ValueType): unknown => ({ ...type, form: undefined });

const flatten = (element: ElementDescription, above = ''): [string, ElementDescription][] => {
  const path = `${above}/${element.name}`;
  return [[path, element], ...(element.children ?? []).flatMap((child) => flatten(child, path))];
};
const described = flatten(registerStructure.root).slice(1);

(present ? describe : describe.skip)('registerStructure, against the official schema', () => {
  const fields = present ? readFields() : new Map<string, Field>();
  const codeLists = present ? readCodeLists() : {};

  it.each(described)('%s is as the schema has it', (path, element) => {
    const field = fields.get(path) as Field;
    expect(field).toBeDefined();
    expect(element.occurs).toBe(field.occurs);
    if (!element.type) expect(field.type).toBe(element.name);
    else if (element.type.kind === 'code') expect(element.type.list).toBe(field.type);
    else expect(withoutForm(element.type)).toEqual({ ...(officialType(field) as object), form: undefined });
  });

  it('has the code lists of the schema, value for value', () => {
    for (const [, { type }] of described)
      if (type?.kind === 'code') expect([...type.values].sort()).toEqual([...(codeLists[type.list] ?? [])].sort());
  });

  it('requires all that the schema requires of every document', () => {
    const ours = new Set(described.map(([path]) => path));
    const required = [...fields].filter(([path, { occurs }]) => {
      const parent = path.slice(0, path.lastIndexOf('/'));
      return (
        occurs.startsWith('1') && (parent === '/InitialVehicleInformation' || ours.has(parent)) && !path.includes('ds:')
      );
    });
    expect(required.map(([path]) => path).filter((path) => !ours.has(path))).toEqual([]);
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
