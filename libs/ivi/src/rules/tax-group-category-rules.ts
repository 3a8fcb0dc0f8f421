import { classOf, isOneOf } from './category';
import type { EcocReading, EcocRule, ExampleDocument, RuleExample } from './ecoc-rule';
import { allAt, breach, breachAt } from './reading';
import { bodiesOfVans, classesOfTaxGroups, purposesOfTaxGroups, vanTaxGroups } from './tax-group-tables';

const PURPOSE = 'BodyworkTable/BodyworkGroup/SpecialPurposeDesignation';
const PURPOSE_SET = 'BodyworkTable/BodyworkGroup[1]/SpecialPurposeDesignation';
const BODY = 'BodyworkTable/BodyworkGroup/CodeForBodywork';
const BODY_SET = 'BodyworkTable/BodyworkGroup[1]/CodeForBodywork';
const LADEN = 'MassGroup/TechnicallyPermissibleMaximumLadenMass';

const fitsTheGroup = (reading: EcocReading): boolean => {
  const its = classOf(reading);
  return its !== null && (classesOfTaxGroups.get(reading.request.taxGroup ?? '')?.includes(its) ?? false);
};

const documents: Readonly<Record<string, ExampleDocument>> = {
  M1: 'car',
  M2: 'minibus',
  N1: 'van',
  N3: 'lorry',
  O2: 'trailer',
};

const fitting: readonly RuleExample[] = [...classesOfTaxGroups].flatMap(([taxGroup, classes]) =>
  classes
    .flatMap((one) => documents[one] ?? [])
    .map((of) => ({ of, set: { [PURPOSE_SET]: purposesOfTaxGroups.get(taxGroup) ?? null }, request: { taxGroup } })),
);
const notFitting: readonly RuleExample[] = [...classesOfTaxGroups].map(([taxGroup, classes]) => ({
  of: classes.includes('O1') ? 'car' : 'trailer',
  request: { taxGroup },
}));

const categoryFitsTheGroup: EcocRule = {
  id: 'G4',
  code: 'ECOC_AVGIFTSGRUPPE_UVANLIG_FOR_KATEGORIEN',
  severity: 'warning',
  demands: {
    nb: 'Kategorien er en av dem kjøretøy i avgiftsgruppen har i registeret.',
    en: 'The category is one that vehicles of the tax group have in the register.',
  },
  source: 'Kjøreklar: groups and categories observed in the register, and the names of the groups',
  paths: ['VehicleCategory'],
  check: (reading) => {
    const { taxGroup } = reading.request;
    const classes = classesOfTaxGroups.get(taxGroup ?? '');
    if (!classes || fitsTheGroup(reading)) return [];
    return [
      breach(reading, 'VehicleCategory', {
        nb: `Avgiftsgruppe ${taxGroup} brukes vanligvis for ${classes.join(', ')}, men kjøretøyet er ${reading.facts.category}.`,
        en: `Tax group ${taxGroup} is usually for ${classes.join(', ')}, but the vehicle is ${reading.facts.category}.`,
      }),
    ];
  },
  accepts: [{}, { of: 'moped', request: { taxGroup: '601' } }, ...fitting],
  refuses: [{ of: 'van', request: { taxGroup: '101' } }, { of: 'moped', request: { taxGroup: '101' } }, ...notFitting],
};

const purposeFitsTheGroup: EcocRule = {
  id: 'G5',
  code: 'ECOC_AVGIFTSGRUPPE_UVANLIG_FOR_FORMALET',
  severity: 'warning',
  demands: {
    nb: 'Ambulanse (SC), begravelsesbil (SD) og campingbil (SA) har hver sin avgiftsgruppe (106, 312, 316), ikke 101.',
    en: 'Ambulance (SC), hearse (SD) and motor caravan (SA) each have their tax group (106, 312, 316), not 101.',
  },
  source: 'Kodeverk «Kjøretøygruppe avgift»: the names of the groups; Regulation (EU) 2018/858, annex I, part A, 5',
  paths: [PURPOSE],
  check: (reading) => {
    const { taxGroup } = reading.request;
    if (!fitsTheGroup(reading)) return [];
    const expected = purposesOfTaxGroups.get(taxGroup ?? '');
    const given = allAt(reading, PURPOSE).map(({ text }) => text);
    const other = given.find((purpose) => taxGroup === '101' && [...purposesOfTaxGroups.values()].includes(purpose));
    if (expected ? given.includes(expected) : other === undefined) return [];
    return [
      breach(reading, other === undefined ? 'BodyworkTable' : PURPOSE, {
        nb: `Avgiftsgruppe ${taxGroup} passer ikke med SpecialPurposeDesignation ${given.join(', ') || '(ikke oppgitt)'}.`,
        en: `Tax group ${taxGroup} does not go with SpecialPurposeDesignation ${given.join(', ') || '(not given)'}.`,
      }),
    ];
  },
  accepts: [
    { request: { taxGroup: '101' } },
    { set: { [PURPOSE_SET]: 'SH' }, request: { taxGroup: '101' } },
    ...[...purposesOfTaxGroups].map(([taxGroup, purpose]) => ({
      set: { [PURPOSE_SET]: purpose },
      request: { taxGroup },
    })),
  ],
  refuses: [
    ...[...purposesOfTaxGroups.keys()].map((taxGroup) => ({ request: { taxGroup } })),
    ...['SA', 'SC', 'SD'].map((purpose) => ({ set: { [PURPOSE_SET]: purpose }, request: { taxGroup: '101' } })),
    { set: { [PURPOSE_SET]: 'SA' }, request: { taxGroup: '106' } },
  ],
};

const vanHasABodyForGoods: EcocRule = {
  id: 'G6',
  code: 'ECOC_AVGIFTSGRUPPE_UVANLIG_FOR_PABYGGET',
  severity: 'warning',
  demands: {
    nb: 'En varebil (310, 314, 315) har påbygg for gods: BA, BB, BE eller AG.',
    en: 'A van (310, 314, 315) has a body for goods: BA, BB, BE or AG.',
  },
  source: 'Kjøreklar: the names of the groups; Regulation (EU) 2018/858, annex I, part C',
  paths: [BODY, 'VehicleCategory'],
  check: (reading) => {
    const { taxGroup } = reading.request;
    if (!vanTaxGroups.includes(taxGroup ?? '') || !isOneOf(reading, 'N1')) return [];
    return allAt(reading, BODY)
      .filter(({ text }) => !bodiesOfVans.includes(text))
      .map((body) =>
        breachAt(body, {
          nb: `Avgiftsgruppe ${taxGroup} er for varebiler, men påbygget er ${body.text}.`,
          en: `Tax group ${taxGroup} is for vans, but the body is ${body.text}.`,
        }),
      );
  },
  accepts: [
    ...bodiesOfVans.map((body): RuleExample => ({
      of: 'van',
      set: { [BODY_SET]: body },
      request: { taxGroup: '310' },
    })),
    { of: 'van', set: { [BODY_SET]: 'AC' }, request: { taxGroup: '301' } },
  ],
  refuses: vanTaxGroups.map((taxGroup) => ({ of: 'van', set: { [BODY_SET]: 'AC' }, request: { taxGroup } })),
};

const shortBusIsShort: EcocRule = {
  id: 'G7',
  code: 'ECOC_AVGIFTSGRUPPE_215_FOR_LANG',
  severity: 'warning',
  demands: {
    nb: 'En buss i avgiftsgruppe 215 er under 6 meter.',
    en: 'A bus in tax group 215 is shorter than 6 metres.',
  },
  source: 'Kodeverk «Kjøretøygruppe avgift»: the name of group 215',
  paths: ['DimensionGroup/Length'],
  check: (reading) => {
    const length = reading.facts.length_mm;
    if (reading.request.taxGroup !== '215' || length === null || length < 6000) return [];
    return [
      breach(reading, 'DimensionGroup/Length', {
        nb: `Avgiftsgruppe 215 er for busser under 6 meter, men lengden er ${length} mm.`,
        en: `Tax group 215 is for buses shorter than 6 metres, but the length is ${length} mm.`,
      }),
    ];
  },
  accepts: [
    { of: 'minibus', set: { 'DimensionGroup/Length': '5999' }, request: { taxGroup: '215' } },
    { of: 'minibus', set: { 'DimensionGroup/Length': '6000' }, request: { taxGroup: '210' } },
  ],
  refuses: [{ of: 'minibus', set: { 'DimensionGroup/Length': '6000' }, request: { taxGroup: '215' } }],
};

const lightLorries: readonly string[] = ['380', '381'];

const lightLorryIsLight: EcocRule = {
  id: 'G8',
  code: 'ECOC_AVGIFTSGRUPPE_FOR_TUNG',
  severity: 'warning',
  demands: {
    nb: 'En lastebil i avgiftsgruppe 380 eller 381 har totalvekt til og med 7500 kg.',
    en: 'A lorry in tax group 380 or 381 has a laden mass of at most 7500 kg.',
  },
  source: 'Kodeverk «Kjøretøygruppe avgift»: the names of groups 380 and 381',
  paths: [LADEN],
  check: (reading) => {
    const { taxGroup } = reading.request;
    const laden = reading.facts.maximumLadenMass_kg;
    if (!lightLorries.includes(taxGroup ?? '') || laden === null || laden <= 7500) return [];
    return [
      breach(reading, LADEN, {
        nb: `Avgiftsgruppe ${taxGroup} er for totalvekt til og med 7500 kg, men kjøretøyet har ${laden} kg.`,
        en: `Tax group ${taxGroup} is for a laden mass of at most 7500 kg, but the vehicle has ${laden} kg.`,
      }),
    ];
  },
  accepts: lightLorries.map((taxGroup) => ({
    of: 'lorry',
    set: { VehicleCategory: 'N2', [LADEN]: '7500', TowingBrakedTypeTrailTable: null },
    request: { taxGroup },
  })),
  refuses: lightLorries.map((taxGroup) => ({
    of: 'lorry',
    set: { VehicleCategory: 'N2', [LADEN]: '7501', TowingBrakedTypeTrailTable: null },
    request: { taxGroup },
  })),
};

export const taxGroupCategoryRules: readonly EcocRule[] = [
  categoryFitsTheGroup,
  purposeFitsTheGroup,
  vanHasABodyForGoods,
  shortBusIsShort,
  lightLorryIsLight,
];
