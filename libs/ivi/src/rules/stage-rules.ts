import type { EcocReading, EcocRule } from './ecoc-rule';
import { allAt, breach, breachAt, has, numberAt, textAt, type Located } from './reading';

const manufacturers = (reading: EcocReading): readonly Located[] =>
  allAt(reading, 'ManufacturerTable/ManufacturerGroup');
const stageOf = (manufacturer: Located): number => numberAt(manufacturer, 'ManufacturerStageNumber') ?? 0;

const vehicleIsFinished: EcocRule = {
  id: 'F2',
  code: 'ECOC_KJORETOYET_ER_UFULLSTENDIG',
  severity: 'error',
  demands: {
    nb: 'StageOfCompletion er C (komplett) eller V (ferdigbygd), ikke I (ufullstendig).',
    en: 'StageOfCompletion is C (complete) or V (completed), not I (incomplete).',
  },
  source: 'Regulation (EU) 2018/858, articles 3 and 48: an incomplete vehicle is not registered',
  paths: ['StageOfCompletion'],
  check: (reading) =>
    reading.facts.stageOfCompletion !== 'I'
      ? []
      : [
          breach(reading, 'StageOfCompletion', {
            nb: 'eCoC-en er for et ufullstendig kjøretøy (trinn I) og kan ikke registreres. Det trengs eCoC for det ferdigbygde kjøretøyet (C eller V).',
            en: 'The eCoC is for an incomplete vehicle (stage I), which cannot be registered. The eCoC of the finished vehicle (C or V) is needed.',
          }),
        ],
  accepts: [{ set: { StageOfCompletion: 'C' } }],
  refuses: [{ set: { StageOfCompletion: 'I' } }],
};

const secondStage = {
  ManufacturerStageNumber: '2',
  ManufacturerName: 'Dal Karosseri AS',
  ManufacturerAddressLine1: 'Verksveien 2',
  ManufacturerPlaceOfResidence: 'Mo i Rana',
  ManufacturerCountryOfResidence: 'Norge',
};
const previousStage = {
  PreviousStageTypeApprovalNumber: 'e5*2018/858*00041*03',
  PreviousStageType: 'FJ0',
  PreviousStageVariant: 'LANG',
  PreviousStageVersion: 'AWD-20',
};
const SECOND = 'ManufacturerTable/ManufacturerGroup[2]';

const completedVehicleHasALaterStage: EcocRule = {
  id: 'ICM15.1',
  code: 'ECOC_SENERE_TRINN_MANGLER',
  severity: 'error',
  demands: {
    nb: 'En eCoC for et ferdigbygd kjøretøy (V) har en produsent med ManufacturerStageNumber 2 eller høyere.',
    en: 'An eCoC of a completed vehicle (V) has a manufacturer with ManufacturerStageNumber 2 or more.',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 15-17: chains I to V, C to V and I to I to V',
  paths: ['StageOfCompletion', 'ManufacturerTable/ManufacturerGroup/ManufacturerStageNumber'],
  profile: '2.0',
  check: (reading) =>
    reading.facts.stageOfCompletion !== 'V' || manufacturers(reading).some((one) => stageOf(one) >= 2)
      ? []
      : [
          breach(reading, 'ManufacturerTable', {
            nb: 'Kjøretøyet er ferdigbygd (V), men ingen produsent har ManufacturerStageNumber 2 eller høyere.',
            en: 'The vehicle is completed (V), but no manufacturer has ManufacturerStageNumber 2 or more.',
          }),
        ],
  accepts: [{}, { set: { StageOfCompletion: 'V', [SECOND]: { ...secondStage, ...previousStage } } }],
  refuses: [{ set: { StageOfCompletion: 'V' } }],
};

const previous = [
  'PreviousStageTypeApprovalNumber',
  'PreviousStageType',
  'PreviousStageVariant',
  'PreviousStageVersion',
] as const;

const laterStagesNameThePrevious: EcocRule = {
  id: 'ICM15.2',
  code: 'ECOC_FORRIGE_TRINN_MANGLER',
  severity: 'error',
  demands: {
    nb: 'Fra og med trinn 2 oppgir hver produsent forrige trinns typegodkjenning, type, variant og versjon.',
    en: 'From stage 2 each manufacturer gives the type-approval, type, variant and version of the previous stage.',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 15-17; Implementing Regulation (EU) 2020/683, annex VIII, entry 0.2.2',
  paths: [
    'ManufacturerTable/ManufacturerGroup/ManufacturerStageNumber',
    ...previous.map((name) => `ManufacturerTable/ManufacturerGroup/${name}`),
  ],
  profile: '2.0',
  check: (reading) =>
    manufacturers(reading)
      .filter((one) => stageOf(one) >= 2)
      .flatMap((one) =>
        previous
          .filter((name) => !has(one, name))
          .map((name) =>
            breachAt(one, {
              nb: `${name} mangler for trinn ${stageOf(one)}. Uten den kan ikke trinnene knyttes sammen.`,
              en: `${name} is missing for stage ${stageOf(one)}. Without it the stages cannot be linked.`,
            }),
          ),
      ),
  accepts: [{}, { set: { StageOfCompletion: 'V', [SECOND]: { ...secondStage, ...previousStage } } }],
  refuses: previous.map((name) => ({
    set: { StageOfCompletion: 'V', [SECOND]: { ...secondStage, ...previousStage, [name]: null } },
  })),
};

const laterStageDiffers: EcocRule = {
  id: 'ICM15.3',
  code: 'ECOC_TRINN_UTEN_ENDRING',
  severity: 'error',
  demands: {
    nb: 'Typegodkjenning, variant eller versjon er en annen enn i forrige trinn.',
    en: 'Type-approval, variant or version differs from the previous stage.',
  },
  source: 'IVI 2.0 setup Manual 1.5, p. 15-17',
  paths: [
    'TypeApprovalNumber',
    'Variant',
    'Version',
    ...previous.map((name) => `ManufacturerTable/ManufacturerGroup/${name}`),
  ],
  profile: '2.0',
  check: (reading) =>
    manufacturers(reading)
      .filter(
        (one) =>
          textAt(one, 'PreviousStageTypeApprovalNumber') === reading.facts.typeApprovalNumber &&
          textAt(one, 'PreviousStageVariant') === reading.facts.variant &&
          textAt(one, 'PreviousStageVersion') === reading.facts.version,
      )
      .map((one) =>
        breachAt(one, {
          nb: 'Forrige trinn har samme typegodkjenning, variant og versjon som dette. Minst én av dem skal være en annen.',
          en: 'The previous stage has the same type-approval, variant and version as this one. At least one must differ.',
        }),
      ),
  accepts: [
    ['PreviousStageTypeApprovalNumber', 'e5*2018/858*00041*03'],
    ['PreviousStageVariant', 'KORT'],
    ['PreviousStageVersion', 'AWD-20'],
  ].map(([name, value]) => ({
    set: {
      StageOfCompletion: 'V',
      [SECOND]: {
        ...secondStage,
        PreviousStageTypeApprovalNumber: 'e5*2018/858*00042*03',
        PreviousStageType: 'FJ1',
        PreviousStageVariant: 'LANG',
        PreviousStageVersion: 'AWD-21',
        [name as string]: value,
      },
    },
  })),
  refuses: [
    {
      set: {
        StageOfCompletion: 'V',
        [SECOND]: {
          ...secondStage,
          PreviousStageTypeApprovalNumber: 'e5*2018/858*00042*03',
          PreviousStageType: 'FJ1',
          PreviousStageVariant: 'LANG',
          PreviousStageVersion: 'AWD-21',
        },
      },
    },
  ],
};

export const stageRules: readonly EcocRule[] = [
  vehicleIsFinished,
  completedVehicleHasALaterStage,
  laterStagesNameThePrevious,
  laterStageDiffers,
];
