import { VAN_CLASS_2 } from '@kjoreklar/code-lists';
import { normaliseVin } from '@kjoreklar/domain';
import { quotable } from '../findings/ecoc-finding';
import { findElements } from '../parsing/ivi-document';
import { placeOf, type EcocRule } from './ecoc-rule';

const vinIsTheOneAskedFor: EcocRule = {
  code: 'ECOC_UNDERSTELLSNUMMER_AVVIKER',
  severity: 'error',
  source: 'Kjøreklar: the document must be about the vehicle of the request',
  check: ({ root, facts, request }) => {
    if (request.vin === null || normaliseVin(facts.vin) === normaliseVin(request.vin)) return [];
    const [given, asked] = [quotable(facts.vin), quotable(request.vin)];
    return [
      {
        ...placeOf(root, 'CocDataGroup', 'VehicleIdentificationNumber'),
        nb: `Dokumentet gjelder understellsnummer ${given}, men meldingen gjelder ${asked}. Be produsenten om riktig eCoC.`,
        en: `The document is about VIN ${given}, but the request is about ${asked}. Ask the manufacturer for the right eCoC.`,
      },
    ];
  },
};

const vanCategories: ReadonlySet<string> = new Set(['N1', 'N1G']);

const vanClass2IsN1: EcocRule = {
  code: 'ECOC_AVGIFTSGRUPPE_315_KREVER_N1',
  severity: 'error',
  source: 'forskrift om engangsavgift § 2-3',
  check: ({ root, facts, request }) => {
    if (request.taxGroup !== VAN_CLASS_2 || vanCategories.has(facts.category)) return [];
    return [
      {
        ...placeOf(root, 'CocDataGroup', 'VehicleCategory'),
        nb: `Avgiftsgruppe 315 (varebil klasse 2) gjelder bare N1 og N1G, men kjøretøyet er ${facts.category}. Send meldingen på nytt med riktig avgiftsgruppe.`,
        en: `Tax group 315 (van class 2) is only for N1 and N1G, but the vehicle is ${facts.category}. Send the request again with the right tax group.`,
      },
    ];
  },
};

const vehicleIsFinished: EcocRule = {
  code: 'ECOC_KJORETOYET_ER_UFULLSTENDIG',
  severity: 'error',
  source: 'Regulation (EU) 2018/858, articles 3 and 48: an incomplete vehicle is not registered',
  check: ({ root, facts }) =>
    facts.stageOfCompletion === 'I'
      ? [
          {
            ...placeOf(root, 'CocDataGroup', 'StageOfCompletion'),
            nb: 'eCoC-en er for et ufullstendig kjøretøy (trinn I) og kan ikke registreres. Det trengs eCoC for det ferdigbygde kjøretøyet (C eller V).',
            en: 'The eCoC is for an incomplete vehicle (stage I), which cannot be registered. The eCoC of the finished vehicle (C or V) is needed.',
          },
        ]
      : [],
};

const axlesAreAllDescribed: EcocRule = {
  code: 'ECOC_AKSELTALL_AVVIKER',
  severity: 'error',
  source: 'IVI 2.0: AxleTable has one AxleGroup for each axle',
  check: ({ root, facts }) => {
    const described = findElements(root, 'CocDataGroup', 'AxleTable', 'AxleGroup').length;
    if (facts.axles === null || described === 0 || described === facts.axles) return [];
    return [
      {
        ...placeOf(root, 'CocDataGroup', 'GeneralConstructionGroup', 'NumberOfAxles'),
        nb: `NumberOfAxles er ${facts.axles}, men AxleTable beskriver ${described}. Tallene skal være like.`,
        en: `NumberOfAxles is ${facts.axles}, but AxleTable describes ${described}. The numbers should be equal.`,
      },
    ];
  },
};

export const contentRules: readonly EcocRule[] = [
  vinIsTheOneAskedFor,
  vanClass2IsN1,
  vehicleIsFinished,
  axlesAreAllDescribed,
];
