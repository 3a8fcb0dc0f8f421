import { isOneOf } from './category';
import type { EcocRule } from './ecoc-rule';
import { allAt, breach, has } from './reading';

const SUBJECT = 'LocationMarkingsTable/LocationMarkingsGroup/LocationMarkingsSubject';
const plateAndVin = ['LocationStatutoryPlate23Wheel', 'LocationVin23Wheel'] as const;
const subjects = ['STAT', 'VIN'] as const;

const markingsAreLocated: EcocRule = {
  id: 'D6.1',
  code: 'ECOC_MERKING_MANGLER',
  severity: 'error',
  demands: {
    nb: 'LocationMarkingsTable sier hvor både skiltet (STAT) og understellsnummeret (VIN) sitter, unntatt for L.',
    en: 'LocationMarkingsTable says where both the plate (STAT) and the VIN are, but for L.',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 9',
  paths: [SUBJECT],
  profile: '2.0',
  check: (reading) => {
    if (!isOneOf(reading, 'M', 'N', 'O', 'T', 'C', 'R', 'S')) return [];
    const given = allAt(reading, SUBJECT).map(({ text }) => text);
    return subjects
      .filter((subject) => !given.includes(subject))
      .map((subject) =>
        breach(reading, 'LocationMarkingsTable', {
          nb: `LocationMarkingsTable mangler plasseringen av ${subject}.`,
          en: `LocationMarkingsTable lacks the location of ${subject}.`,
        }),
      );
  },
  accepts: [{}, { of: 'moped' }, { of: 'trailer' }],
  refuses: [
    { set: { LocationMarkingsTable: null } },
    { set: { 'LocationMarkingsTable/LocationMarkingsGroup[1]': null } },
    { of: 'trailer', set: { 'LocationMarkingsTable/LocationMarkingsGroup[2]': null } },
  ],
};

const markingsOfTwoWheelersAreLocated: EcocRule = {
  id: 'D6.2',
  code: 'ECOC_MERKING_MANGLER_L',
  severity: 'error',
  demands: {
    nb: 'Et L-kjøretøy oppgir LocationStatutoryPlate23Wheel og LocationVin23Wheel.',
    en: 'An L vehicle gives LocationStatutoryPlate23Wheel and LocationVin23Wheel.',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 9',
  paths: plateAndVin,
  profile: '2.0',
  check: (reading) =>
    plateAndVin
      .filter((name) => isOneOf(reading, 'L') && !has(reading, name))
      .map((name) =>
        breach(reading, name, {
          nb: `${name} mangler. Det er påkrevd for L.`,
          en: `${name} is missing. It is required for L.`,
        }),
      ),
  accepts: [{}, { of: 'moped' }],
  refuses: plateAndVin.map((name) => ({ of: 'moped', set: { [name]: null } })),
};

export const markingRules: readonly EcocRule[] = [markingsAreLocated, markingsOfTwoWheelersAreLocated];
