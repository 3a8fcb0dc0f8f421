import { isOneOf } from './category';
import type { EcocRule, RuleExample } from './ecoc-rule';
import { couplingsNotApplicable } from './presence-tables';
import { allAt, breach, breachAt, has, numberAt, textAt } from './reading';

const nameOf = (path: string): string => path.split('/').at(-1) ?? path;
const TRAILS = 'TowingBrakedTypeTrailTable/TowingBrakedTypeTrailGroup';
const BODIES = 'BodyworkTypeTable/BodyworkTypeGroup';
const TOWABLE = 'TechnicallyPermissibleMaximumTowableMass';
const VERTICAL = 'MassGroup/MaximumStaticVerticalMassCouplingPointTable/MaximumStaticVerticalMassCouplingPointGroup';

const couplingsApply: EcocRule = {
  id: 'D4.1',
  code: 'ECOC_KOBLINGSFELT_GJELDER_IKKE_KATEGORIEN',
  severity: 'error',
  demands: {
    nb: 'Felt om kopling finnes bare for de kategoriene de gjelder.',
    en: 'Fields about couplings are only there for the categories that they apply to.',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 10-11 (ICM 9 and 10)',
  paths: couplingsNotApplicable.map(({ path }) => path),
  profile: '2.0',
  check: (reading) =>
    couplingsNotApplicable
      .filter(({ path, classes }) => isOneOf(reading, ...classes) && has(reading, path))
      .map(({ path }) =>
        breach(reading, path, {
          nb: `${nameOf(path)} gjelder ikke ${reading.facts.category} og skal ikke være med.`,
          en: `${nameOf(path)} does not apply to ${reading.facts.category} and should not be there.`,
        }),
      ),
  accepts: [
    { set: { [`${VERTICAL}[1]/TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint`]: '75' } },
    { of: 'lorry', set: { 'MechanicalCouplingTable/MechanicalCouplingGroup[1]/MechanicalCouplingNumber': '1' } },
    { of: 'moped', set: { 'MechanicalCouplingTable/MechanicalCouplingGroup[1]/MechanicalCouplingNumber': '1' } },
  ],
  refuses: [
    {
      set: {
        [`${VERTICAL}[1]/MechanicalCouplingNumberVerticalMass`]: '1',
        [`${VERTICAL}[1]/TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint`]: '75',
      },
    },
    { set: { 'MechanicalCouplingTable/MechanicalCouplingGroup[1]/MechanicalCouplingNumber': '1' } },
    {
      of: 'moped',
      set: {
        'MechanicalCouplingTable/MechanicalCouplingGroup[1]/MechanicalCouplingNumber': '1',
        'MechanicalCouplingTable/MechanicalCouplingGroup[1]/MechanicalCouplingPartsTable/MechanicalCouplingPartsGroup[1]/MechanicalCouplingPartsMake':
          'KROK',
      },
    },
  ],
};

const FITTABLE =
  'MechanicalCouplingCanBeFittedTable/MechanicalCouplingCanBeFittedGroup[1]/MechanicalCouplingCanBeFittedValueV';

const finishedVehicleHasNoFittableCoupling: EcocRule = {
  id: 'D4.2',
  code: 'ECOC_KOPLING_SOM_KAN_MONTERES',
  severity: 'error',
  demands: {
    nb: 'MechanicalCouplingCanBeFittedTable finnes ikke for komplette (C) og ferdigbygde (V) kjøretøy.',
    en: 'MechanicalCouplingCanBeFittedTable is not there for complete (C) and completed (V) vehicles.',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 11 (ICM 10)',
  paths: ['MechanicalCouplingCanBeFittedTable', 'StageOfCompletion'],
  profile: '2.0',
  check: (reading) =>
    reading.facts.stageOfCompletion === 'I' || !has(reading, 'MechanicalCouplingCanBeFittedTable')
      ? []
      : [
          breach(reading, 'MechanicalCouplingCanBeFittedTable', {
            nb: 'MechanicalCouplingCanBeFittedTable gjelder bare ufullstendige kjøretøy (I).',
            en: 'MechanicalCouplingCanBeFittedTable is only for incomplete vehicles (I).',
          }),
        ],
  accepts: [
    {},
    { of: 'lorry', set: { StageOfCompletion: 'I', [FITTABLE]: '100' }, also: ['ECOC_KJORETOYET_ER_UFULLSTENDIG'] },
  ],
  refuses: [
    { of: 'lorry', set: { [FITTABLE]: '100' } },
    { set: { [FITTABLE]: '100' }, also: ['ECOC_KOBLINGSFELT_GJELDER_IKKE_KATEGORIEN'] },
  ],
};

const towingRefersToACoupling: EcocRule = {
  id: 'ICM11.1',
  code: 'ECOC_UKJENT_KOPLINGSNUMMER',
  severity: 'error',
  demands: {
    nb: 'MechanicalCouplingNumberTowingMasses finnes som MechanicalCouplingNumber (M og N).',
    en: 'MechanicalCouplingNumberTowingMasses exists as MechanicalCouplingNumber (M and N).',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 11-12',
  paths: [
    `${TRAILS}/MechanicalCouplingNumberTowingMasses`,
    'MechanicalCouplingTable/MechanicalCouplingGroup/MechanicalCouplingNumber',
  ],
  profile: '2.0',
  check: (reading) => {
    if (!isOneOf(reading, 'M', 'N')) return [];
    const known = allAt(reading, 'MechanicalCouplingTable/MechanicalCouplingGroup/MechanicalCouplingNumber');
    const numbers = new Set(known.map(({ text }) => Number(text)));
    return allAt(reading, `${TRAILS}/MechanicalCouplingNumberTowingMasses`)
      .filter(({ text }) => !numbers.has(Number(text)))
      .map((at) =>
        breachAt(at, {
          nb: `Kopling nummer ${at.text} finnes ikke i MechanicalCouplingTable.`,
          en: `Coupling number ${at.text} is not in MechanicalCouplingTable.`,
        }),
      );
  },
  accepts: [
    { of: 'van' },
    {
      of: 'van',
      set: {
        [`${TRAILS}[1]/MechanicalCouplingNumberTowingMasses`]: '1',
        'MechanicalCouplingTable/MechanicalCouplingGroup[1]/MechanicalCouplingNumber': '01',
      },
    },
  ],
  refuses: [
    { of: 'van', set: { [`${TRAILS}[1]/MechanicalCouplingNumberTowingMasses`]: '1' } },
    {
      of: 'van',
      set: {
        [`${TRAILS}[1]/MechanicalCouplingNumberTowingMasses`]: '2',
        'MechanicalCouplingTable/MechanicalCouplingGroup[1]/MechanicalCouplingNumber': '1',
      },
    },
  ],
};

const towableMassNamesTheBrakes: EcocRule = {
  id: 'ICM11.2',
  code: 'ECOC_BREMSETYPE_MANGLER',
  severity: 'error',
  demands: {
    nb: 'Der tilhengermasse er oppgitt for M og N, er BrakedTypeTrail UNB eller BRK.',
    en: 'Where a towable mass is given for M and N, BrakedTypeTrail is UNB or BRK.',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 11-12',
  paths: [`${TRAILS}/BrakedTypeTrail`, `${TRAILS}/${BODIES}/${TOWABLE}`],
  profile: '2.0',
  check: (reading) =>
    allAt(reading, TRAILS)
      .filter((trail) => isOneOf(reading, 'M', 'N') && has(trail, `${BODIES}/${TOWABLE}`))
      .filter((trail) => !['UNB', 'BRK'].includes(textAt(trail, 'BrakedTypeTrail') ?? ''))
      .map((trail) =>
        breach(trail, 'BrakedTypeTrail', {
          nb: 'Tilhengermassen mangler BrakedTypeTrail: UNB (uten brems) eller BRK (med brems).',
          en: 'The towable mass lacks BrakedTypeTrail: UNB (without brakes) or BRK (with brakes).',
        }),
      ),
  accepts: [{ of: 'van' }],
  refuses: [
    { of: 'van', set: { [`${TRAILS}[2]/BrakedTypeTrail`]: null } },
    { of: 'van', set: { [`${TRAILS}[1]/BrakedTypeTrail`]: 'INB' } },
  ],
};

const brakedTrailerHasABody: EcocRule = {
  id: 'E17',
  code: 'ECOC_TILHENGERTYPE_MANGLER',
  severity: 'error',
  demands: {
    nb: 'Tilhengermasse med brems (BRK) for M og N sier hvilken slags tilhenger den gjelder (BodyworkTypeTrailer).',
    en: 'A towable mass with brakes (BRK) for M and N says what kind of trailer it is about (BodyworkTypeTrailer).',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 11-12 (ICM 11)',
  paths: [`${TRAILS}/BrakedTypeTrail`, `${TRAILS}/${BODIES}/BodyworkTypeTrailer`],
  profile: '2.0',
  check: (reading) =>
    allAt(reading, TRAILS)
      .filter((trail) => isOneOf(reading, 'M', 'N') && textAt(trail, 'BrakedTypeTrail') === 'BRK')
      .flatMap((trail) => allAt(trail, BODIES))
      .filter((body) => numberAt(body, TOWABLE) !== null && !has(body, 'BodyworkTypeTrailer'))
      .map((body) =>
        breachAt(body, {
          nb: 'BodyworkTypeTrailer mangler for en tilhengermasse med brems.',
          en: 'BodyworkTypeTrailer is missing of a towable mass with brakes.',
        }),
      ),
  accepts: [{ of: 'van' }],
  refuses: [
    { of: 'van', set: { [`${TRAILS}[1]/BodyworkTypeTable/BodyworkTypeGroup[1]/BodyworkTypeTrailer`]: null } },
    {
      of: 'van',
      set: { [`${TRAILS}[1]/BodyworkTypeTable/BodyworkTypeGroup[2]`]: { [TOWABLE]: '0' } },
    } satisfies RuleExample,
  ],
};

export const couplingRules: readonly EcocRule[] = [
  couplingsApply,
  finishedVehicleHasNoFittableCoupling,
  towingRefersToACoupling,
  towableMassNamesTheBrakes,
  brakedTrailerHasABody,
];
