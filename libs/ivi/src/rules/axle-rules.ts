import { isOneOf } from './category';
import type { EcocReading, EcocRule } from './ecoc-rule';
import { allAt, breach, breachAt, numberAt, numbersAt, sum, textAt, type Located } from './reading';

const AXLES = 'AxleTable/AxleGroup';
const COUNT = 'GeneralConstructionGroup/NumberOfAxles';
const axlesOf = (reading: EcocReading): readonly Located[] => allAt(reading, AXLES);

/** The values of an element of every axle; null unless each axle of the vehicle has it. */
const ofEachAxle = (reading: EcocReading, name: string): readonly number[] | null => {
  const values = numbersAt(reading, `${AXLES}/${name}`);
  return values.length === axlesOf(reading).length && values.length === reading.facts.axles ? values : null;
};

const axlesAreAllDescribed: EcocRule = {
  id: 'E3.1',
  code: 'ECOC_AKSELTALL_AVVIKER',
  severity: 'error',
  demands: { nb: 'AxleTable beskriver NumberOfAxles aksler.', en: 'AxleTable describes NumberOfAxles axles.' },
  source: 'IVI 2.0: AxleTable has one AxleGroup for each axle',
  paths: [COUNT, AXLES],
  check: (reading) => {
    const described = axlesOf(reading).length;
    const { axles } = reading.facts;
    if (axles === null || described === 0 || described === axles) return [];
    return [
      breach(reading, COUNT, {
        nb: `NumberOfAxles er ${axles}, men AxleTable beskriver ${described}. Tallene skal være like.`,
        en: `NumberOfAxles is ${axles}, but AxleTable describes ${described}. The numbers should be equal.`,
      }),
    ];
  },
  accepts: [{}],
  refuses: [{ set: { [COUNT]: '3' } }, { set: { [COUNT]: '1' } }],
};

const axlesAreNumbered: EcocRule = {
  id: 'E3.2',
  code: 'ECOC_AKSELNUMMER_AVVIKER',
  severity: 'error',
  demands: { nb: 'AxleNumber er 1, 2, 3 … hver én gang.', en: 'AxleNumber is 1, 2, 3 … each once.' },
  source: 'IVI 2.0: axles are numbered from the front',
  paths: [`${AXLES}/AxleNumber`],
  check: (reading) => {
    const numbers = numbersAt(reading, `${AXLES}/AxleNumber`);
    const sorted = [...numbers].sort((a, b) => a - b);
    const wrong = sorted.findIndex((number, index) => number !== index + 1);
    if (wrong < 0) return [];
    return [
      breach(reading, 'AxleTable', {
        nb: `Akslene har numrene ${numbers.join(', ')}. De skal nummereres fra 1 til ${numbers.length}, hvert nummer én gang.`,
        en: `The axles have the numbers ${numbers.join(', ')}. They should be numbered from 1 to ${numbers.length}, each number once.`,
      }),
    ];
  },
  accepts: [{}, { set: { [`${AXLES}[1]/AxleNumber`]: '2', [`${AXLES}[2]/AxleNumber`]: '1' } }],
  refuses: [
    { set: { [`${AXLES}[2]/AxleNumber`]: '1' } },
    { set: { [`${AXLES}[2]/AxleNumber`]: '3' } },
    { set: { [`${AXLES}[1]/AxleNumber`]: '0' } },
  ],
};

const poweredAxlesAreCounted: EcocRule = {
  id: 'E4',
  code: 'ECOC_DREVNE_AKSLER_AVVIKER',
  severity: 'error',
  demands: {
    nb: 'NumberOfPoweredAxles er antallet aksler med PoweredAxleIndicator Y.',
    en: 'NumberOfPoweredAxles is the number of axles with PoweredAxleIndicator Y.',
  },
  source: 'Kjøreklar: consistency; all official examples hold it',
  paths: ['GeneralConstructionGroup/NumberOfPoweredAxles', `${AXLES}/PoweredAxleIndicator`],
  check: (reading) => {
    const told = numberAt(reading, 'GeneralConstructionGroup/NumberOfPoweredAxles');
    const axles = axlesOf(reading);
    const powered = axles.filter((axle) => textAt(axle, 'PoweredAxleIndicator') === 'Y').length;
    if (told === null || axles.length === 0 || told === powered) return [];
    return [
      breach(reading, 'GeneralConstructionGroup/NumberOfPoweredAxles', {
        nb: `NumberOfPoweredAxles er ${told}, men ${powered} av akslene er drevne.`,
        en: `NumberOfPoweredAxles is ${told}, but ${powered} of the axles are powered.`,
      }),
    ];
  },
  accepts: [{}, { set: { 'GeneralConstructionGroup/NumberOfPoweredAxles': '2' } }],
  refuses: [
    { set: { 'GeneralConstructionGroup/NumberOfPoweredAxles': '1' } },
    { set: { 'GeneralConstructionGroup/NumberOfPoweredAxles': '3' } },
  ],
};

const LADEN = 'MassGroup/TechnicallyPermissibleMaximumLadenMass';
const VERTICAL =
  'MassGroup/MaximumStaticVerticalMassCouplingPointTable/MaximumStaticVerticalMassCouplingPointGroup/TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint';

/** What the coupling carries of a trailer, kg: null where the document does not say. */
const carriedByCoupling = (reading: EcocReading): number | null => {
  if (!isOneOf(reading, 'O', 'R', 'S')) return 0;
  const vertical = numbersAt(reading, VERTICAL);
  return vertical.length > 0 ? Math.max(...vertical) : null;
};

const axlesCarryTheLadenMass: EcocRule = {
  id: 'E2',
  code: 'ECOC_AKSELMASSER_FOR_SMA',
  severity: 'error',
  demands: {
    nb: 'Akslene (og for tilhengere koblingen) tåler til sammen største tillatte totalmasse.',
    en: 'The axles (and of trailers the coupling) together carry the maximum laden mass.',
  },
  source: 'Regulation (EU) 2021/535, annex XIII: masses; all official examples hold it',
  paths: [`${AXLES}/TechnicallyPermissibleMassAxle`, LADEN, VERTICAL],
  check: (reading) => {
    const axles = ofEachAxle(reading, 'TechnicallyPermissibleMassAxle');
    const coupling = carriedByCoupling(reading);
    const laden = reading.facts.maximumLadenMass_kg;
    if (!axles || coupling === null || laden === null || sum(axles) + coupling >= laden) return [];
    return [
      breach(reading, LADEN, {
        nb: `Største tillatte totalmasse er ${laden} kg, men akslene tåler til sammen ${sum(axles) + coupling} kg.`,
        en: `The maximum laden mass is ${laden} kg, but the axles carry ${sum(axles) + coupling} kg together.`,
      }),
    ];
  },
  accepts: [
    { set: { [LADEN]: '2700' } },
    {
      of: 'lorry',
      set: { [`${AXLES}[2]/TechnicallyPermissibleMassAxle`]: null },
      also: ['ECOC_OPPLYSNING_BOR_OPPGIS'],
    },
    { of: 'trailer' },
    {
      of: 'trailer',
      set: {
        'MassGroup/MaximumStaticVerticalMassCouplingPointTable/MaximumStaticVerticalMassCouplingPointGroup[2]': {
          TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint: '50',
        },
      },
    },
    { of: 'trailer', set: { 'MassGroup/MaximumStaticVerticalMassCouplingPointTable': null } },
  ],
  refuses: [
    { set: { [LADEN]: '2701' } },
    { of: 'trailer', set: { [LADEN]: '2001' } },
    { of: 'van', set: { [LADEN]: '3101' } },
  ],
};

const spacingIsTheWheelbase: EcocRule = {
  id: 'E5',
  code: 'ECOC_AKSELAVSTAND_AVVIKER',
  severity: 'warning',
  demands: {
    nb: 'På motorvogner med to aksler er AxleSpacing lik Wheelbase.',
    en: 'On motor vehicles with two axles AxleSpacing equals Wheelbase.',
  },
  source: 'Implementing Regulation (EU) 2020/683, annex VIII, entries 4 and 4.1',
  paths: [`${AXLES}/AxleSpacing`, 'DimensionGroup/Wheelbase', COUNT],
  check: (reading) => {
    const { axles, wheelbase_mm: wheelbase } = reading.facts;
    const spacing = numbersAt(reading, `${AXLES}/AxleSpacing`);
    if (axles !== 2 || wheelbase === null || spacing.length === 0 || !isOneOf(reading, 'M', 'N', 'L')) return [];
    if (sum(spacing) === wheelbase) return [];
    return [
      breach(reading, 'DimensionGroup/Wheelbase', {
        nb: `Wheelbase er ${wheelbase} mm, men AxleSpacing er ${sum(spacing)} mm.`,
        en: `Wheelbase is ${wheelbase} mm, but AxleSpacing is ${sum(spacing)} mm.`,
      }),
    ];
  },
  accepts: [
    {},
    { set: { [`${AXLES}[1]/AxleSpacing`]: '2850' } },
    { of: 'trailer', set: { [`${AXLES}[1]/AxleSpacing`]: '900' } },
    { of: 'moped', set: { 'DimensionGroup/Wheelbase': null, [`${AXLES}[1]/AxleSpacing`]: '900' } },
    {
      of: 'lorry',
      set: {
        'GeneralConstructionGroup/NumberOfAxles': '3',
        [`${AXLES}[3]`]: { AxleNumber: '3', PoweredAxleIndicator: 'N', TechnicallyPermissibleMassAxle: '7500' },
        [`${AXLES}[1]/AxleSpacing`]: '900',
      },
    },
  ],
  refuses: [
    { set: { [`${AXLES}[1]/AxleSpacing`]: '2851' } },
    { of: 'van', set: { [`${AXLES}[1]/AxleSpacing`]: '2849' } },
  ],
};

const axlesShareTheRunningOrder: EcocRule = {
  id: 'E6',
  code: 'ECOC_AKSELFORDELING_AVVIKER',
  severity: 'warning',
  demands: {
    nb: 'På motorvogner er summen av DistributionMassRunningOrderAxle lik MassInRunningOrder, avrunding unntatt (1 kg per aksel).',
    en: 'On motor vehicles the sum of DistributionMassRunningOrderAxle is MassInRunningOrder, but for rounding (1 kg an axle).',
  },
  source: 'Implementing Regulation (EU) 2020/683, annex VIII, entries 13 and 13.1',
  paths: [`${AXLES}/DistributionMassRunningOrderAxle`, 'MassGroup/MassInRunningOrder'],
  check: (reading) => {
    const shares = ofEachAxle(reading, 'DistributionMassRunningOrderAxle');
    const mass = reading.facts.massInRunningOrder_kg;
    if (!shares || mass === null || !isOneOf(reading, 'M', 'N', 'L')) return [];
    if (Math.abs(sum(shares) - mass) <= shares.length) return [];
    const [first] = allAt(reading, `${AXLES}/DistributionMassRunningOrderAxle`);
    return first
      ? [
          breachAt(first, {
            nb: `MassInRunningOrder er ${mass} kg, men akslenes andeler er til sammen ${sum(shares)} kg.`,
            en: `MassInRunningOrder is ${mass} kg, but the shares of the axles come to ${sum(shares)} kg.`,
          }),
        ]
      : [];
  },
  accepts: [
    { set: { [`${AXLES}[1]/DistributionMassRunningOrderAxle`]: '900' } },
    {
      set: { [COUNT]: '3', [`${AXLES}[1]/DistributionMassRunningOrderAxle`]: '100' },
      also: ['ECOC_AKSELTALL_AVVIKER'],
    },
    {
      set: {
        [`${AXLES}[3]`]: { AxleNumber: '3', PoweredAxleIndicator: 'N', TechnicallyPermissibleMassAxle: '1300' },
        [`${AXLES}[1]/DistributionMassRunningOrderAxle`]: '100',
      },
      also: ['ECOC_AKSELTALL_AVVIKER'],
    },
    {
      of: 'trailer',
      set: {
        [`${AXLES}[1]/DistributionMassRunningOrderAxle`]: '280',
        [`${AXLES}[2]/DistributionMassRunningOrderAxle`]: '280',
      },
    },
    ...['1098', '1102'].map((share) => ({
      set: {
        [`${AXLES}[1]/DistributionMassRunningOrderAxle`]: '1000',
        [`${AXLES}[2]/DistributionMassRunningOrderAxle`]: share,
      },
    })),
  ],
  refuses: ['1097', '1103'].map((share) => ({
    set: {
      [`${AXLES}[1]/DistributionMassRunningOrderAxle`]: '1000',
      [`${AXLES}[2]/DistributionMassRunningOrderAxle`]: share,
    },
  })),
};

export const axleRules: readonly EcocRule[] = [
  axlesCarryTheLadenMass,
  axlesAreAllDescribed,
  axlesAreNumbered,
  poweredAxlesAreCounted,
  spacingIsTheWheelbase,
  axlesShareTheRunningOrder,
];
