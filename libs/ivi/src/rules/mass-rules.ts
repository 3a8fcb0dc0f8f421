import { isOneOf } from './category';
import type { EcocReading, EcocRule } from './ecoc-rule';
import { allAt, breach, breachAt, has, numbersAt } from './reading';

const RUNNING = 'MassGroup/MassInRunningOrder';
const ACTUAL = 'MassGroup/ActualMass';
const LADEN = 'MassGroup/TechnicallyPermissibleMaximumLadenMass';

const massesAreInOrder: EcocRule = {
  id: 'E1',
  code: 'ECOC_MASSER_I_FEIL_REKKEFOLGE',
  severity: 'error',
  demands: {
    nb: 'MassInRunningOrder ≤ ActualMass ≤ TechnicallyPermissibleMaximumLadenMass.',
    en: 'MassInRunningOrder ≤ ActualMass ≤ TechnicallyPermissibleMaximumLadenMass.',
  },
  source: 'Regulation (EU) 2021/535, annex XIII: definitions of the masses; all official examples hold it',
  paths: [RUNNING, ACTUAL, LADEN],
  check: (reading) => {
    const { massInRunningOrder_kg: running, actualMass_kg: actual, maximumLadenMass_kg: laden } = reading.facts;
    const given = [
      { path: RUNNING, mass: running },
      { path: ACTUAL, mass: actual },
      { path: LADEN, mass: laden },
    ].filter((one): one is { path: string; mass: number } => one.mass !== null);
    return given.flatMap(({ path, mass }, index) => {
      const before = given[index - 1];
      if (!before || before.mass <= mass) return [];
      const [name, other] = [path, before.path].map((one) => one.slice('MassGroup/'.length));
      return [
        breach(reading, path, {
          nb: `${name} er ${mass} kg, men ${other} er ${before.mass} kg og kan ikke være større.`,
          en: `${name} is ${mass} kg, but ${other} is ${before.mass} kg and cannot be greater.`,
        }),
      ];
    });
  },
  accepts: [{ set: { [ACTUAL]: '2100' } }, { set: { [ACTUAL]: '2600' } }, { of: 'lorry', set: { [ACTUAL]: null } }],
  refuses: [
    { set: { [ACTUAL]: '2099' } },
    { set: { [ACTUAL]: '2601' } },
    { of: 'lorry', set: { [ACTUAL]: null, [RUNNING]: '18001' } },
  ],
};

const TRAILS = 'TowingBrakedTypeTrailTable/TowingBrakedTypeTrailGroup';
const TOWABLE = `${TRAILS}/BodyworkTypeTable/BodyworkTypeGroup/TechnicallyPermissibleMaximumTowableMass`;
const COMBINATION = `${TRAILS}/BodyworkTypeTable/BodyworkTypeGroup/TechnicallyPermissibleMaximumCombinationMass`;
const COMBINATION_OF_VAN = `${TRAILS}[3]/BodyworkTypeTable/BodyworkTypeGroup[1]/TechnicallyPermissibleMaximumCombinationMass`;

const greatestTowable = (reading: EcocReading): number => Math.max(0, ...numbersAt(reading, TOWABLE));

const combinationIsPossible: EcocRule = {
  id: 'E7',
  code: 'ECOC_VOGNTOGMASSE_UMULIG',
  severity: 'error',
  demands: {
    nb: 'Vogntogets største masse er minst kjøretøyets egen, og høyst den pluss største tilhengermasse.',
    en: 'The mass of the combination is at least that of the vehicle, and at most that and the greatest towable mass.',
  },
  source: 'Regulation (EU) 2021/535, annex XIII: masses of combinations; all official examples hold it',
  paths: [LADEN, TOWABLE, COMBINATION],
  check: (reading) => {
    const laden = reading.facts.maximumLadenMass_kg;
    if (laden === null) return [];
    const most = has(reading, TOWABLE) ? laden + greatestTowable(reading) : Infinity;
    return allAt(reading, COMBINATION)
      .filter(({ text }) => Number(text) < laden || Number(text) > most)
      .map((combination) =>
        breachAt(combination, {
          nb: `Vogntogets masse er ${combination.text} kg. Kjøretøyet kan veie ${laden} kg og trekke ${greatestTowable(reading)} kg.`,
          en: `The mass of the combination is ${combination.text} kg. The vehicle may weigh ${laden} kg and tow ${greatestTowable(reading)} kg.`,
        }),
      );
  },
  accepts: [
    { of: 'van', set: { [COMBINATION_OF_VAN]: '5000' } },
    { of: 'van', set: { [COMBINATION_OF_VAN]: '3000' } },
    {
      of: 'van',
      set: {
        [`${TRAILS}`]: [
          { BodyworkTypeTable: { BodyworkTypeGroup: [{ TechnicallyPermissibleMaximumCombinationMass: '9000' }] } },
        ],
      },
    },
  ],
  refuses: [
    { of: 'van', set: { [COMBINATION_OF_VAN]: '5001' } },
    { of: 'van', set: { [COMBINATION_OF_VAN]: '2999' } },
  ],
};

const combinationIsGiven: EcocRule = {
  id: 'E8',
  code: 'ECOC_VOGNTOGMASSE_MANGLER',
  severity: 'warning',
  demands: {
    nb: 'Et M- eller N-kjøretøy som kan trekke tilhenger, oppgir vogntogets største masse.',
    en: 'An M or N vehicle that may tow gives the mass of the combination.',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 11-12; an official example of a car that may not tow lacks it',
  paths: [TOWABLE, COMBINATION],
  check: (reading) =>
    greatestTowable(reading) === 0 || has(reading, COMBINATION) || !isOneOf(reading, 'M', 'N')
      ? []
      : [
          breach(reading, 'TowingBrakedTypeTrailTable', {
            nb: `Kjøretøyet kan trekke ${greatestTowable(reading)} kg, men TechnicallyPermissibleMaximumCombinationMass mangler.`,
            en: `The vehicle may tow ${greatestTowable(reading)} kg, but TechnicallyPermissibleMaximumCombinationMass is missing.`,
          }),
        ],
  accepts: [{ of: 'van' }, { of: 'van', set: { TowingBrakedTypeTrailTable: null } }],
  refuses: [{ of: 'van', set: { [`${TRAILS}[3]`]: null } }],
};

const TEST = 'WltpEmissionTestParametersGroup/WltpEmissionTestMass';

const testMassIsPossible: EcocRule = {
  id: 'E13',
  code: 'ECOC_TESTMASSE_UVANLIG',
  severity: 'warning',
  demands: {
    nb: 'MassInRunningOrder ≤ WltpEmissionTestMass ≤ TechnicallyPermissibleMaximumLadenMass.',
    en: 'MassInRunningOrder ≤ WltpEmissionTestMass ≤ TechnicallyPermissibleMaximumLadenMass.',
  },
  source: 'Regulation (EU) 2017/1151, annex XXI: test mass; all official examples hold it',
  paths: [TEST, RUNNING, LADEN],
  check: (reading) => {
    const { massInRunningOrder_kg: running, maximumLadenMass_kg: laden } = reading.facts;
    return allAt(reading, TEST)
      .filter(({ text }) => Number(text) < (running ?? 0) || Number(text) > (laden ?? Infinity))
      .map((test) =>
        breachAt(test, {
          nb: `WltpEmissionTestMass er ${test.text} kg, utenfor kjøretøyets masser (${running} til ${laden} kg).`,
          en: `WltpEmissionTestMass is ${test.text} kg, outside the masses of the vehicle (${running} to ${laden} kg).`,
        }),
      );
  },
  accepts: [{}, { set: { [TEST]: '2100' } }, { set: { [TEST]: '2600' } }],
  refuses: [{ set: { [TEST]: '2099' } }, { set: { [TEST]: '2601' } }],
};

const IN_SERVICE = 'InServiceMaximumMassTable/InServiceMaximumMassGroup';

const inServiceMassHasOneGround: EcocRule = {
  id: 'ICM16',
  code: 'ECOC_BRUKSMASSE_UTEN_GRUNNLAG',
  severity: 'warning',
  demands: {
    nb: 'En tillatt masse i bruk har enten land (nasjonal) eller trafikkregel (internasjonal).',
    en: 'A permissible mass in service has either a country (national) or a traffic regulation (international).',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 23',
  paths: [
    `${IN_SERVICE}/InServiceMaximumPermissibleMassCountry`,
    `${IN_SERVICE}/InServiceMaximumPermissibleMassTrafficRegulation`,
  ],
  profile: '2.0',
  check: (reading) =>
    allAt(reading, IN_SERVICE)
      .filter(
        (mass) =>
          has(mass, 'InServiceMaximumPermissibleMassCountry') ===
          has(mass, 'InServiceMaximumPermissibleMassTrafficRegulation'),
      )
      .map((mass) =>
        breachAt(mass, {
          nb: 'En tillatt masse i bruk skal ha enten land (nasjonal) eller trafikkregel (internasjonal).',
          en: 'A permissible mass in service should have either a country (national) or a traffic regulation (international).',
        }),
      ),
  accepts: [
    { of: 'lorry', set: { [`${IN_SERVICE}[1]/InServiceMaximumPermissibleMassCountry`]: 'NO' } },
    { of: 'lorry', set: { [`${IN_SERVICE}[1]/InServiceMaximumPermissibleMassTrafficRegulation`]: '96/53/EC' } },
  ],
  refuses: [
    { of: 'lorry', set: { [`${IN_SERVICE}[1]/InServiceMaximumPermissibleLadenMass`]: '18000' } },
    {
      of: 'lorry',
      set: {
        [`${IN_SERVICE}[1]/InServiceMaximumPermissibleMassCountry`]: 'NO',
        [`${IN_SERVICE}[1]/InServiceMaximumPermissibleMassTrafficRegulation`]: '96/53/EC',
      },
    },
  ],
};

export const massRules: readonly EcocRule[] = [
  massesAreInOrder,
  combinationIsPossible,
  combinationIsGiven,
  testMassIsPossible,
  inServiceMassHasOneGround,
];
