import type { EcocReading, EcocRule } from './ecoc-rule';
import { allAt, breach, breachAt, firstAt, groupsIn, has, numberAt, sum, textAt, type Located } from './reading';

const sides = ['Front', 'Left', 'Right', 'Back'].map((side) => `ConfigurationDoorsGroup/NumberOfDoors${side}`);
const DOORS = 'GeneralConstructionGroup/NumberOfDoors';

const doorsAreCounted: EcocRule = {
  id: 'E9',
  code: 'ECOC_DORTALL_AVVIKER',
  severity: 'warning',
  demands: {
    nb: 'NumberOfDoors er summen av dørene i ConfigurationDoorsGroup.',
    en: 'NumberOfDoors is the sum of the doors in ConfigurationDoorsGroup.',
  },
  source: 'Implementing Regulation (EU) 2020/683, annex VIII, entry 41; all official examples hold it',
  paths: [DOORS, ...sides],
  check: (reading) => {
    const told = numberAt(reading, DOORS);
    if (told === null || !has(reading, 'ConfigurationDoorsGroup')) return [];
    const counted = sum(sides.map((side) => numberAt(reading, side) ?? 0));
    if (told === counted) return [];
    return [
      breach(reading, DOORS, {
        nb: `NumberOfDoors er ${told}, men ConfigurationDoorsGroup har ${counted}.`,
        en: `NumberOfDoors is ${told}, but ConfigurationDoorsGroup has ${counted}.`,
      }),
    ];
  },
  accepts: [
    {},
    { set: { ConfigurationDoorsGroup: { NumberOfDoorsLeft: '2', NumberOfDoorsRight: '2', NumberOfDoorsBack: '1' } } },
    { set: { [DOORS]: '1', ConfigurationDoorsGroup: { NumberOfDoorsFront: '1' } } },
  ],
  refuses: [
    { set: { ConfigurationDoorsGroup: { NumberOfDoorsLeft: '2', NumberOfDoorsRight: '2' } } },
    { set: { ConfigurationDoorsGroup: { NumberOfDoorsLeft: '3', NumberOfDoorsRight: '3' } } },
  ],
};

interface Range {
  readonly exact: Located | undefined;
  readonly min: Located | undefined;
  readonly max: Located | undefined;
}

const bound = /^(\w+?)((?:Adjustable|Variable)?)(?:Min|Max)$/;

const ranges = new WeakMap<EcocReading, readonly Range[]>();

const findRanges = (reading: EcocReading): readonly Range[] =>
  groupsIn(reading).flatMap((group) => {
    const stems = new Map(
      group.element.children.flatMap(({ name }) => {
        const match = name.endsWith('Min') || name.endsWith('Max') ? bound.exec(name) : null;
        return match ? [[`${match[1]}${match[2]}`, match[1] as string] as const] : [];
      }),
    );
    return [...stems].map(([stem, exact]) => ({
      exact: firstAt(group, exact),
      min: firstAt(group, `${stem}Min`),
      max: firstAt(group, `${stem}Max`),
    }));
  });

/** Every pair of least and greatest value, and the exact value beside it; found once for each document, since two rules ask. */
const rangesIn = (reading: EcocReading): readonly Range[] => {
  const known = ranges.get(reading) ?? findRanges(reading);
  ranges.set(reading, known);
  return known;
};

const rangesAreInOrder: EcocRule = {
  id: 'E14.1',
  code: 'ECOC_SPENN_SNUDD',
  severity: 'warning',
  demands: {
    nb: 'I et spenn er Min ikke større enn Max.',
    en: 'Of a range Min is not greater than Max.',
  },
  source: 'IVI 2.0 Guidelines 1.1, § 2.4',
  paths: ['DimensionGroup', 'MassGroup', 'AxleTable/AxleGroup', 'AllowedParameterValuesMultistageGroup'],
  check: (reading) =>
    rangesIn(reading).flatMap(({ min, max }) =>
      min && max && Number(min.text) > Number(max.text)
        ? [
            breachAt(min, {
              nb: `${min.element.name} er ${min.text}, men ${max.element.name} er ${max.text}.`,
              en: `${min.element.name} is ${min.text}, but ${max.element.name} is ${max.text}.`,
            }),
          ]
        : [],
    ),
  accepts: [
    {},
    { set: { 'DimensionGroup/RearOverhangAdjustableMin': '900', 'DimensionGroup/RearOverhangAdjustableMax': '900' } },
    { set: { 'DimensionGroup/RearOverhangAdjustableMin': '900' } },
  ],
  refuses: [
    { set: { 'DimensionGroup/RearOverhangAdjustableMin': '901', 'DimensionGroup/RearOverhangAdjustableMax': '900' } },
    { set: { AllowedParameterValuesMultistageGroup: { AllowedFrontalAreaMin: '2', AllowedFrontalAreaMax: '1' } } },
    {
      set: {
        'AxleTable/AxleGroup[2]/AxleTrackAdjustableMin': '1600',
        'AxleTable/AxleGroup[2]/AxleTrackAdjustableMax': '1500',
      },
    },
  ],
};

const rangeOrValue: EcocRule = {
  id: 'E14.2',
  code: 'ECOC_SPENN_OG_VERDI',
  severity: 'warning',
  demands: {
    nb: 'Et felt er oppgitt enten med én verdi eller med et spenn.',
    en: 'A field is given either as one value or as a range.',
  },
  source: 'IVI 2.0 Guidelines 1.1, § 2.4',
  paths: ['DimensionGroup', 'MassGroup', 'AxleTable/AxleGroup', 'AllowedParameterValuesMultistageGroup'],
  check: (reading) =>
    rangesIn(reading).flatMap(({ exact }) =>
      exact
        ? [
            breachAt(exact, {
              nb: `${exact.element.name} er oppgitt både som verdi og som spenn.`,
              en: `${exact.element.name} is given both as a value and as a range.`,
            }),
          ]
        : [],
    ),
  accepts: [{}, { set: { 'DimensionGroup/RearOverhangAdjustableMin': '900' } }],
  refuses: [
    { set: { 'DimensionGroup/LengthAdjustableMax': '5000' } },
    { set: { 'MassGroup/MassInRunningOrderVariableMin': '2000' } },
    { set: { AllowedParameterValuesMultistageGroup: { AllowedActualMass: '2', AllowedActualMassMin: '1' } } },
  ],
};

const FITTED = 'EcoInnovationsFittedIndicator';
const SAVING = 'WltpTotalCo2EmissionSavedDueEcoInnovation';
const innovations = { EcoInnovationsGroup: [{ EcoInnovationCountry: 'e6', GeneralCodeEcoInnovation: '37' }] };

const ecoInnovationsAreDescribed: EcocRule = {
  id: 'E16',
  code: 'ECOC_MILJOINNOVASJON_AVVIKER',
  severity: 'warning',
  demands: {
    nb: 'EcoInnovationsFittedIndicator er Y når EcoInnovationsTable og spart CO2 er oppgitt, og bare da.',
    en: 'EcoInnovationsFittedIndicator is Y when EcoInnovationsTable and the CO2 saved are given, and only then.',
  },
  source: 'Implementing Regulation (EU) 2020/683, annex VIII, entry 49.3',
  paths: [FITTED, 'EcoInnovationsTable', SAVING],
  check: (reading) => {
    const fitted = textAt(reading, FITTED);
    if (fitted === null) return [];
    const wrong = ['EcoInnovationsTable', SAVING].filter((path) => has(reading, path) !== (fitted === 'Y'));
    return wrong.map((path) =>
      breach(reading, FITTED, {
        nb: `${FITTED} er ${fitted}, men ${path} er ${fitted === 'Y' ? 'utelatt' : 'oppgitt'}.`,
        en: `${FITTED} is ${fitted}, but ${path} is ${fitted === 'Y' ? 'left out' : 'given'}.`,
      }),
    );
  },
  accepts: [
    {},
    { of: 'petrolCar', set: { [FITTED]: 'Y', EcoInnovationsTable: innovations, [SAVING]: '0.67' } },
    { of: 'lorry' },
  ],
  refuses: [
    { of: 'petrolCar', set: { [FITTED]: 'Y', [SAVING]: '0.67' } },
    { of: 'petrolCar', set: { [FITTED]: 'Y', EcoInnovationsTable: innovations } },
    { of: 'petrolCar', set: { [SAVING]: '0.67' } },
    { of: 'petrolCar', set: { EcoInnovationsTable: innovations } },
  ],
};

const seatsExceptDriver: EcocRule = {
  id: 'E18',
  code: 'ECOC_SETETALL_AVVIKER',
  severity: 'warning',
  demands: {
    nb: 'Der antall seter er oppgitt både med og uten fører, er forskjellen 1.',
    en: 'Where seats are given both with and without the driver, they differ by 1.',
  },
  source: 'Kjøreklar: consistency',
  paths: [
    'GeneralConstructionGroup/NumberOfSeatingPositionsIncludingDriver',
    'GeneralConstructionGroup/NumberOfSeatingPositionsExcludingDriver',
  ],
  check: (reading) => {
    const all = reading.facts.seats;
    return allAt(reading, 'GeneralConstructionGroup/NumberOfSeatingPositionsExcludingDriver')
      .filter(({ text }) => all !== null && all - Number(text) !== 1)
      .map((others) =>
        breachAt(others, {
          nb: `Kjøretøyet har ${all} seter med fører og ${others.text} uten. Forskjellen skal være 1.`,
          en: `The vehicle has ${all} seats with the driver and ${others.text} without. They should differ by 1.`,
        }),
      );
  },
  accepts: [{ set: { 'GeneralConstructionGroup/NumberOfSeatingPositionsExcludingDriver': '4' } }],
  refuses: ['3', '5'].map((seats) => ({
    set: { 'GeneralConstructionGroup/NumberOfSeatingPositionsExcludingDriver': seats },
  })),
};

export const consistencyRules: readonly EcocRule[] = [
  doorsAreCounted,
  rangesAreInOrder,
  rangeOrValue,
  ecoInnovationsAreDescribed,
  seatsExceptDriver,
];
