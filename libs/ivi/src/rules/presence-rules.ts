import { isOneOf } from './category';
import type { Breach, EcocReading, EcocRule, RuleExample } from './ecoc-rule';
import {
  coreOfLightVehicles,
  coreOfOtherVehicles,
  expectedIndicators,
  fieldsNotApplicable,
  mainGroups,
  requiredIndicators,
  type FieldByCategory,
} from './presence-tables';
import { allAt, breach, breachAt, has, type Located } from './reading';

const nameOf = (path: string): string => path.split('/').at(-1) ?? path;
const isMainGroup = (name: string): boolean => (mainGroups as readonly string[]).includes(name);

/** Where the element is missing: each member of the table that should have it, or the document. */
const lacking = (reading: EcocReading, path: string): readonly (Located | null)[] => {
  const members = allAt(reading, path.split('/').slice(0, -1).join('/'));
  if (path.includes('Table/') && members.length > 0) return members.filter((one) => !has(one, nameOf(path)));
  return has(reading, path) ? [] : [null];
};

const missing = (reading: EcocReading, { path }: FieldByCategory): Breach[] => {
  const [top = ''] = path.split('/');
  if (isMainGroup(top) && !has(reading, top)) return [];
  const wording = {
    nb: `${nameOf(path)} mangler. Det er påkrevd for ${reading.facts.category}.`,
    en: `${nameOf(path)} is missing. It is required for ${reading.facts.category}.`,
  };
  return lacking(reading, path).map((at) => (at ? breachAt(at, wording) : breach(reading, path, wording)));
};

const missingOf = (reading: EcocReading, fields: readonly FieldByCategory[]): Breach[] =>
  fields.filter(({ classes }) => isOneOf(reading, ...classes)).flatMap((field) => missing(reading, field));

const without = (path: string): Record<string, null> => ({
  [path.replace(/Table\/(\w+)Group\//g, 'Table/$1Group[1]/')]: null,
});

const mainGroupsAreThere: EcocRule = {
  id: 'D1',
  code: 'ECOC_HOVEDGRUPPE_MANGLER',
  severity: 'error',
  demands: {
    nb: 'GeneralConstructionGroup, MassGroup og DimensionGroup er med.',
    en: 'GeneralConstructionGroup, MassGroup and DimensionGroup are there.',
  },
  source: 'IVI 2.0 Change Overview 1.1, p. 8: mandatory for all categories',
  paths: mainGroups,
  profile: '2.0',
  check: (reading) =>
    mainGroups
      .filter((group) => !has(reading, group))
      .map((group) =>
        breach(reading, group, {
          nb: `${group} mangler. Gruppen er påkrevd for alle kategorier.`,
          en: `${group} is missing. The group is required for all categories.`,
        }),
      ),
  accepts: [{}, { of: 'moped' }, { of: 'trailer' }],
  refuses: mainGroups.flatMap((group): RuleExample[] => [
    { set: { [group]: null } },
    { of: 'trailer', set: { [group]: null } },
  ]),
};

const nothingIsOutOfPlace: EcocRule = {
  id: 'D2',
  code: 'ECOC_FELT_GJELDER_IKKE_KATEGORIEN',
  severity: 'error',
  demands: {
    nb: 'Dokumentet har ikke felt som ikke gjelder kategorien (som farge på M2).',
    en: 'The document has no fields that do not apply to the category (as a colour on M2).',
  },
  source: 'IVI 2.0 Change Overview 1.1, p. 16; Guidelines 1.1, § 1.4 and 1.9; setup Manual 1.5, p. 9 and 21',
  paths: fieldsNotApplicable.map(({ path }) => path),
  profile: '2.0',
  check: (reading) =>
    fieldsNotApplicable
      .filter(({ path, classes }) => isOneOf(reading, ...classes) && has(reading, path))
      .map(({ path }) =>
        breach(reading, path, {
          nb: `${nameOf(path)} gjelder ikke ${reading.facts.category} og skal ikke være med.`,
          en: `${nameOf(path)} does not apply to ${reading.facts.category} and should not be there.`,
        }),
      ),
  accepts: [{}, { of: 'minibus' }, { of: 'moped', set: { ElectricVehicleConfiguration: 'PUREE' } }],
  refuses: [
    { of: 'minibus', set: { ColourTable: { ColourGroup: [{ Colour: '6' }] } } },
    {
      of: 'minibus',
      set: {
        VehicleCategory: 'M3',
        ColourTable: { ColourGroup: [{ Colour: '6' }] },
        'MassGroup/TechnicallyPermissibleMaximumLadenMass': '5001',
      },
    },
    { of: 'moped', set: { DateManufactureVehicle: '2026-08-30' } },
    { of: 'trailer', set: { EnergyConvertorTable: { EnergyConvertorGroup: [{ EngineCapacity: '100' }] } } },
    {
      of: 'moped',
      set: {
        LocationMarkingsTable: {
          LocationMarkingsGroup: [{ LocationMarkingsSubject: 'VIN', LocationMarkingsVehiclePart: 'ENGCT' }],
        },
      },
    },
    { set: { LocationStatutoryPlate23Wheel: 'R' } },
    { of: 'trailer', set: { LocationVin23Wheel: 'R' } },
    { of: 'van', set: { ElectricVehicleConfiguration: 'PUREE' } },
  ],
};

const indicatorsAreSaid: EcocRule = {
  id: 'D3.1',
  code: 'ECOC_INDIKATOR_MANGLER',
  severity: 'error',
  demands: {
    nb: 'PureElectricVehicleIndicator er Y eller N for M og N, også der svaret er nei.',
    en: 'PureElectricVehicleIndicator is Y or N for M and N, also where the answer is no.',
  },
  source: 'IVI 2.0 Change Overview 1.1, p. 16; Guidelines 1.1, § 1.13; setup Manual 1.5, p. 15',
  paths: requiredIndicators.map(({ path }) => path),
  profile: '2.0',
  check: (reading) => missingOf(reading, requiredIndicators),
  accepts: [{}, { of: 'trailer' }, { of: 'moped' }],
  refuses: [
    { of: 'petrolCar', set: { PureElectricVehicleIndicator: null } },
    { of: 'lorry', set: { PureElectricVehicleIndicator: null } },
  ],
};

const furtherIndicatorsAreSaid: EcocRule = {
  id: 'D3.2',
  code: 'ECOC_INDIKATOR_BOR_OPPGIS',
  severity: 'warning',
  demands: {
    nb: 'De andre indikatorene som CoC-en har for kategorien, er Y eller N.',
    en: 'The other indicators that the CoC has for the category are Y or N.',
  },
  source: 'IVI 2.0 Change Overview 1.1, p. 16; which they are is read from the official examples',
  paths: expectedIndicators.map(({ path }) => path),
  profile: '2.0',
  check: (reading) => missingOf(reading, expectedIndicators),
  accepts: [{}, { of: 'trailer' }, { of: 'lorry' }],
  refuses: [
    ...['EcoInnovationsFittedIndicator', 'VehicleCertified155Indicator', 'VehicleCertified156Indicator'].map(
      (path): RuleExample => ({ set: { [path]: null } }),
    ),
    { set: { WltpEmissionTestParametersGroup: null } },
    { of: 'van', set: { TypeApprovalTransportDangerousGoodsIndicator: null } },
    { set: { 'AxleTable/AxleGroup[2]/PoweredAxleIndicator': null } },
  ],
};

/** For vehicles of one stage; a later stage may leave what an earlier one said. */
const coreIsThere: EcocRule = {
  id: 'D8.1',
  code: 'ECOC_OPPLYSNING_MANGLER',
  severity: 'error',
  demands: {
    nb: 'En komplett (C) M1 eller N1 har det registeret ikke kan være uten.',
    en: 'A complete (C) M1 or N1 has what the register cannot do without.',
  },
  source: 'Implementing Regulation (EU) 2020/683, annex VIII',
  paths: coreOfLightVehicles.map(({ path }) => path),
  profile: '2.0',
  check: (reading) => (reading.facts.stageOfCompletion === 'C' ? missingOf(reading, coreOfLightVehicles) : []),
  accepts: [{}, { of: 'van', set: { ColourTable: null } }, { of: 'moped' }],
  refuses: coreOfLightVehicles.flatMap(({ path, classes }) =>
    [{ set: without(path) }, { of: 'van' as const, set: without(path) }].slice(0, classes.length),
  ),
};

const completedInStages = {
  StageOfCompletion: 'V',
  'ManufacturerTable/ManufacturerGroup[1]/ManufacturerStageNumber': '2',
  'ManufacturerTable/ManufacturerGroup[1]/PreviousStageTypeApprovalNumber': 'e5*2018/858*00041*03',
  'ManufacturerTable/ManufacturerGroup[1]/PreviousStageType': 'FJ0',
  'ManufacturerTable/ManufacturerGroup[1]/PreviousStageVariant': 'LANG',
  'ManufacturerTable/ManufacturerGroup[1]/PreviousStageVersion': 'AWD-20',
} as const;

const coreOfCompletedIsThere: EcocRule = {
  id: 'D8.2',
  code: 'ECOC_OPPLYSNING_MANGLER_I_SISTE_TRINN',
  severity: 'warning',
  demands: {
    nb: 'En ferdigbygd (V) M1 eller N1 har det samme i siste trinn.',
    en: 'A completed (V) M1 or N1 has the same in its last stage.',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 17: what the last stage leaves out may stand in an earlier one',
  paths: coreOfLightVehicles.map(({ path }) => path),
  profile: '2.0',
  check: (reading) => (reading.facts.stageOfCompletion === 'V' ? missingOf(reading, coreOfLightVehicles) : []),
  accepts: [{ set: completedInStages }],
  refuses: [
    { set: { ...completedInStages, 'DimensionGroup/Height': null } },
    { of: 'van', set: { ...completedInStages, 'BodyworkTable/BodyworkGroup[1]/CodeForBodywork': null } },
  ],
};

const coreOfOthersIsThere: EcocRule = {
  id: 'D8.3',
  code: 'ECOC_OPPLYSNING_BOR_OPPGIS',
  severity: 'warning',
  demands: {
    nb: 'M2, M3, N2, N3 og O har antall aksler og hjul, masser, lengde og bredde.',
    en: 'M2, M3, N2, N3 and O have the number of axles and wheels, masses, length and width.',
  },
  source: 'Implementing Regulation (EU) 2020/683, annex VIII; the official example of N2 has them',
  paths: coreOfOtherVehicles.map(({ path }) => path),
  profile: '2.0',
  check: (reading) => (reading.facts.stageOfCompletion === 'I' ? [] : missingOf(reading, coreOfOtherVehicles)),
  accepts: [
    { of: 'lorry' },
    {
      of: 'lorry',
      set: { StageOfCompletion: 'I', 'MassGroup/MassInRunningOrder': null },
      also: ['ECOC_KJORETOYET_ER_UFULLSTENDIG'],
    },
    { of: 'trailer' },
    { of: 'minibus' },
  ],
  refuses: coreOfOtherVehicles.flatMap(({ path }): RuleExample[] => [
    { of: 'lorry', set: without(path) },
    { of: 'trailer', set: without(path) },
  ]),
};

export const presenceRules: readonly EcocRule[] = [
  mainGroupsAreThere,
  nothingIsOutOfPlace,
  indicatorsAreSaid,
  furtherIndicatorsAreSaid,
  coreIsThere,
  coreOfCompletedIsThere,
  coreOfOthersIsThere,
];
