import type { VehicleFacts } from '../facts/vehicle-facts';
import { classOf } from './category';
import type { EcocReading, EcocRule, RuleExample } from './ecoc-rule';
import { breach, numbersAt } from './reading';

interface Limit {
  /** What the category begins with. */
  readonly category: string;
  readonly fact: 'seats' | 'maximumLadenMass_kg' | 'maximumSpeed_kmh';
  readonly above?: number;
  readonly atMost?: number;
}

/** 2018/858, article 4, and 168/2013, annex I. */
export const categoryLimits: readonly Limit[] = [
  { category: 'M1', fact: 'seats', atMost: 9 },
  { category: 'M2', fact: 'maximumLadenMass_kg', atMost: 5000 },
  { category: 'M3', fact: 'maximumLadenMass_kg', above: 5000 },
  { category: 'N1', fact: 'maximumLadenMass_kg', atMost: 3500 },
  { category: 'N2', fact: 'maximumLadenMass_kg', above: 3500, atMost: 12_000 },
  { category: 'N3', fact: 'maximumLadenMass_kg', above: 12_000 },
  { category: 'O1', fact: 'maximumLadenMass_kg', atMost: 750 },
  { category: 'O2', fact: 'maximumLadenMass_kg', above: 750, atMost: 3500 },
  { category: 'O3', fact: 'maximumLadenMass_kg', above: 3500, atMost: 10_000 },
  { category: 'O4', fact: 'maximumLadenMass_kg', above: 10_000 },
  { category: 'L1e-A', fact: 'maximumSpeed_kmh', atMost: 25 },
  { category: 'L1e-B', fact: 'maximumSpeed_kmh', atMost: 45 },
];

const places: Readonly<Record<Limit['fact'], string>> = {
  seats: 'GeneralConstructionGroup/NumberOfSeatingPositionsIncludingDriver',
  maximumLadenMass_kg: 'MassGroup/TechnicallyPermissibleMaximumLadenMass',
  maximumSpeed_kmh: 'MaximumSpeed',
};
const VERTICAL =
  'MassGroup/MaximumStaticVerticalMassCouplingPointTable/MaximumStaticVerticalMassCouplingPointGroup/TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint';

/** Of a trailer only what its axles carry counts against the greatest mass of the category. */
const borneElsewhere = (reading: EcocReading): number =>
  classOf(reading)?.startsWith('O') ? Math.max(0, ...numbersAt(reading, VERTICAL)) : 0;

const isWithin = (value: number, { above, atMost }: Limit, reading: EcocReading): boolean =>
  (above === undefined || value > above) && (atMost === undefined || value - borneElsewhere(reading) <= atMost);

const limitOf = ({ category }: VehicleFacts): Limit | undefined =>
  categoryLimits.find((limit) => category.startsWith(limit.category));

const bounds = ({ above, atMost }: Limit, word: { above: string; atMost: string }): string =>
  [above === undefined ? '' : `${word.above} ${above}`, atMost === undefined ? '' : `${word.atMost} ${atMost}`]
    .filter((text) => text !== '')
    .join(', ');

type ByMass = readonly ['lorry' | 'minibus' | 'trailer', category: string, mass: string];

const within: readonly ByMass[] = [
  ['minibus', 'M2', '5000'],
  ['minibus', 'M3', '5001'],
  ['lorry', 'N2', '3501'],
  ['lorry', 'N2', '12000'],
  ['lorry', 'N3G', '12001'],
  ['trailer', 'O1', '750'],
  ['trailer', 'O2', '751'],
  ['trailer', 'O3', '3501'],
  ['trailer', 'O3', '10000'],
  ['trailer', 'O4', '10001'],
];

const outside: readonly ByMass[] = [
  ['minibus', 'M2', '5001'],
  ['minibus', 'M3', '5000'],
  ['lorry', 'N1', '3501'],
  ['lorry', 'N2', '3500'],
  ['lorry', 'N2', '12001'],
  ['lorry', 'N3', '12000'],
  ['trailer', 'O1', '851'],
  ['trailer', 'O2', '750'],
  ['trailer', 'O3', '3500'],
  ['trailer', 'O3', '10101'],
  ['trailer', 'O4', '10000'],
];

const massOf = ([laden, axles]: readonly [string, string]): NonNullable<RuleExample['set']> => ({
  'MassGroup/TechnicallyPermissibleMaximumLadenMass': laden,
  'AxleTable/AxleGroup[1]/TechnicallyPermissibleMassAxle': axles,
  'AxleTable/AxleGroup[2]/TechnicallyPermissibleMassAxle': axles,
});

const exampleOf = ([of, category, mass]: ByMass): RuleExample => ({
  of,
  set: { VehicleCategory: category, TowingBrakedTypeTrailTable: null, ...massOf([mass, mass]) },
  ...(category === 'N1' ? { also: ['ECOC_INDIKATOR_BOR_OPPGIS'] } : {}),
});

const isWithinTheCategory: EcocRule = {
  id: 'E15',
  code: 'ECOC_UTENFOR_KATEGORIENS_GRENSER',
  severity: 'warning',
  demands: {
    nb: 'Seter, totalmasse og fart er innenfor kategoriens grenser.',
    en: 'Seats, laden mass and speed are within the limits of the category.',
  },
  source: 'Regulation (EU) 2018/858, article 4; Regulation (EU) 168/2013, annex I',
  paths: ['VehicleCategory', ...Object.values(places), VERTICAL],
  check: (reading) => {
    const limit = limitOf(reading.facts);
    const value = limit ? reading.facts[limit.fact] : null;
    if (!limit || value === null || isWithin(value, limit, reading)) return [];
    const place = places[limit.fact];
    return [
      breach(reading, place, {
        nb: `${place.split('/').at(-1)} er ${value}. For ${reading.facts.category} skal den være ${bounds(limit, { above: 'over', atMost: 'høyst' })}.`,
        en: `${place.split('/').at(-1)} is ${value}. For ${reading.facts.category} it should be ${bounds(limit, { above: 'above', atMost: 'at most' })}.`,
      }),
    ];
  },
  accepts: [
    { set: { 'GeneralConstructionGroup/NumberOfSeatingPositionsIncludingDriver': '9' } },
    { of: 'trailer', set: massOf(['3600', '3500']) },
    ...within.map(exampleOf),
    { of: 'moped', set: { MaximumSpeed: '45.00' } },
    { of: 'moped', set: { VehicleCategory: 'L3e-A1', MaximumSpeed: '110' } },
  ],
  refuses: [
    { set: { 'GeneralConstructionGroup/NumberOfSeatingPositionsIncludingDriver': '10' } },
    { of: 'trailer', set: massOf(['3601', '3501']) },
    ...outside.map(exampleOf),
    { of: 'moped', set: { MaximumSpeed: '45.01' } },
    { of: 'moped', set: { VehicleCategory: 'L1e-A', MaximumSpeed: '25.01' } },
  ],
};

export const categoryLimitRules: readonly EcocRule[] = [isWithinTheCategory];
