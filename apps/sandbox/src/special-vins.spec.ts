import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isVin } from '@kjoreklar/domain';
import { findSpecialVin, specialVins } from './special-vins';

const example = (prefix: string): string => prefix.padEnd(17, '0');

describe('specialVins', () => {
  it('are all VINs, and none hides another', () => {
    for (const special of specialVins) {
      expect(isVin(example(special.prefix))).toBe(true);
      expect(findSpecialVin(example(special.prefix))).toBe(special);
    }
  });
  it('leave ordinary VINs alone', () => {
    expect(findSpecialVin('VF900000000000001')).toBeUndefined();
    expect(findSpecialVin('ZZA00000000000002')).toBeUndefined();
  });
});

describe('README.md', () => {
  it('lists exactly these', () => {
    const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| `(\w+)` +\| (.*?) +\|$/gm)].map(([, prefix, meaning]) => ({
      prefix,
      meaning,
    }));
    expect(rows).toEqual(specialVins.map(({ prefix, meaning }) => ({ prefix, meaning })));
  });
});
