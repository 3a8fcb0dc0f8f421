import { findTaxGroup } from '@kjoreklar/code-lists';
import { kindPrefixes, vehicleKindOf } from './vehicle-kind';

const vinOf = (prefix: string): string => prefix.padEnd(17, '0');

describe('vehicleKindOf', () => {
  it('finds the kind of each prefix', () => {
    for (const { prefix, kind } of kindPrefixes) expect(vehicleKindOf(vinOf(prefix))).toBe(kind);
  });
  it('takes any other VIN for a battery electric car', () => {
    for (const prefix of ['VF9', 'ZZG', 'ZZG09', 'WV2']) {
      expect(vehicleKindOf(vinOf(prefix))).toBe('M1 battery electric');
    }
  });
});

describe('the tax groups of a kind', () => {
  it.each(kindPrefixes.map(({ kind, taxGroups }) => [kind, taxGroups] as const))(
    'are open to new vehicles, and of its sort: %s',
    (kind, taxGroups) => {
      for (const code of taxGroups) {
        const group = findTaxGroup(code);
        expect(group).toMatchObject({ code });
        expect(group?.closed).toBeUndefined();
        expect(group?.outsideMno === true).toBe(kind.startsWith('L'));
      }
    },
  );
});
