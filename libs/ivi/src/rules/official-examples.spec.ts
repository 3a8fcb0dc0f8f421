import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkEcoc } from '../check-ecoc';

const directory = join(__dirname, '../../../../../shared/data/ivi/examples');
const present = existsSync(directory);
if (!present) process.stderr.write('skipped: rules against the official examples (../shared/data/ivi is absent)\n');

/** What the official examples themselves do not hold; each is a warning for that reason, or true of them. */
const warnings: readonly (readonly [file: string, ...codes: string[]])[] = [
  ['L1e-B_Yamaha_BEV.xml', 'ECOC_VIRKEMATE_MANGLER'],
  ['M1-01_LexusRZ450e_BEV.xml', 'ECOC_ADRESSERT_TIL_ANNET_LAND'],
  ['M1-02_ToyotaCHR_NOVC-HEV.xml', 'ECOC_ADRESSERT_TIL_ANNET_LAND'],
  ['M1-03_ToyotaMirai_FCHV.xml', 'ECOC_ADRESSERT_TIL_ANNET_LAND'],
  ['M1-04_ToyotaPrius_OVC-HEV.xml', 'ECOC_ADRESSERT_TIL_ANNET_LAND'],
  [
    'N2-01_ToyotaProaceMax_BEV.xml',
    'ECOC_UTSTEDT_FOR_GODKJENNINGEN',
    'ECOC_ADRESSERT_TIL_ANNET_LAND',
    'ECOC_VIRKEMATE_MANGLER',
  ],
];

(present ? describe : describe.skip)('the content rules, given the official examples', () => {
  it.each(warnings)('%s: no error, and these warnings', (file, ...codes) => {
    const request = { vin: null, taxGroup: null, receivedAt: '2026-09-02T10:00:00.000Z' };
    const verdict = checkEcoc(readFileSync(join(directory, file)), request);
    expect(verdict.verdict === 'rejected' ? verdict.errors : []).toEqual([]);
    expect(verdict.warnings.map(({ code }) => code)).toEqual(codes);
  });
});
