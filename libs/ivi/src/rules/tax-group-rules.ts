import { VAN_CLASS_2 } from '@kjoreklar/code-lists';
import type { EcocRule } from './ecoc-rule';
import { breach } from './reading';

const vanCategories: ReadonlySet<string> = new Set(['N1', 'N1G']);

const vanClass2IsN1: EcocRule = {
  id: 'G1',
  code: 'ECOC_AVGIFTSGRUPPE_315_KREVER_N1',
  severity: 'error',
  demands: {
    nb: 'Avgiftsgruppe 315 (varebil klasse 2) brukes bare for N1 og N1G.',
    en: 'Tax group 315 (van class 2) is used only for N1 and N1G.',
  },
  source: 'forskrift om engangsavgift § 2-3',
  paths: ['VehicleCategory'],
  check: (reading) => {
    const { facts, request } = reading;
    if (request.taxGroup !== VAN_CLASS_2 || vanCategories.has(facts.category)) return [];
    return [
      breach(reading, 'VehicleCategory', {
        nb: `Avgiftsgruppe 315 (varebil klasse 2) gjelder bare N1 og N1G, men kjøretøyet er ${facts.category}. Send meldingen på nytt med riktig avgiftsgruppe.`,
        en: `Tax group 315 (van class 2) is only for N1 and N1G, but the vehicle is ${facts.category}. Send the request again with the right tax group.`,
      }),
    ];
  },
  accepts: [
    { of: 'van', request: { taxGroup: '315' } },
    { of: 'van', set: { VehicleCategory: 'N1G' }, request: { taxGroup: '315' } },
    { request: { taxGroup: null } },
  ],
  refuses: [{ request: { taxGroup: '315' } }, { of: 'lorry', request: { taxGroup: '315' } }],
};

const seats = 'GeneralConstructionGroup/NumberOfSeatingPositionsIncludingDriver';

const vanClass2HasFewSeats: EcocRule = {
  id: 'G2',
  code: 'ECOC_AVGIFTSGRUPPE_315_FOR_MANGE_SETER',
  severity: 'error',
  demands: {
    nb: 'Antall seter i avgiftsgruppe 315 er minst 1 og høyst det myndigheten har satt (3).',
    en: 'The seats told for tax group 315 are at least 1 and at most what the authority has set (3).',
  },
  source: 'forskrift om engangsavgift § 2-3: no seat behind the row of the driver',
  paths: ['VehicleCategory'],
  check: (reading) => {
    const { request, policy } = reading;
    const told = request.seats ?? null;
    if (request.taxGroup !== VAN_CLASS_2 || told === null) return [];
    if (told >= 1 && told <= policy.mostSeatsOfVanClass2) return [];
    return [
      breach(reading, 'VehicleCategory', {
        nb: `Meldingen sier ${told} seter. En varebil klasse 2 (avgiftsgruppe 315) har 1 til ${policy.mostSeatsOfVanClass2}, alle i førerens rad.`,
        en: `The request tells of ${told} seats. A van of class 2 (tax group 315) has 1 to ${policy.mostSeatsOfVanClass2}, all in the row of the driver.`,
      }),
    ];
  },
  accepts: [
    { of: 'van', request: { taxGroup: '315', seats: 1 } },
    { of: 'van', request: { taxGroup: '315', seats: 3 } },
    { of: 'van', request: { taxGroup: '315', seats: null } },
    { of: 'van', set: { [seats]: '4' }, request: { taxGroup: '315', seats: 4 }, policy: { mostSeatsOfVanClass2: 4 } },
    { request: { taxGroup: '101', seats: 4 } },
  ],
  refuses: [
    { of: 'van', request: { taxGroup: '315', seats: 0 } },
    { of: 'van', set: { [seats]: '4' }, request: { taxGroup: '315', seats: 4 } },
    { of: 'van', request: { taxGroup: '315', seats: 3 }, policy: { mostSeatsOfVanClass2: 2 } },
  ],
};

const seatsAreThoseOfTheCertificate: EcocRule = {
  id: 'G3',
  code: 'ECOC_FLERE_SETER_ENN_GODKJENT',
  severity: 'error',
  demands: {
    nb: 'Meldingen sier ikke flere seter enn eCoC-en har.',
    en: 'The request does not tell of more seats than the eCoC has.',
  },
  source: 'forskrift om engangsavgift § 2-3; Implementing Regulation (EU) 2020/683, annex VIII, entry 42',
  paths: [seats],
  check: (reading) => {
    const told = reading.request.seats ?? null;
    const approved = reading.facts.seats;
    if (told === null || approved === null || told <= approved) return [];
    return [
      breach(reading, seats, {
        nb: `Meldingen sier ${told} seter, men kjøretøyet er godkjent med ${approved}.`,
        en: `The request tells of ${told} seats, but the vehicle is approved with ${approved}.`,
      }),
    ];
  },
  accepts: [
    { of: 'van', request: { taxGroup: '315', seats: 3 } },
    { of: 'van', set: { [seats]: '2' }, request: { taxGroup: '315', seats: null } },
    { of: 'trailer', request: { seats: 3 } },
  ],
  refuses: [{ of: 'van', set: { [seats]: '2' }, request: { taxGroup: '315', seats: 3 } }],
};

export const taxGroupRules: readonly EcocRule[] = [vanClass2IsN1, vanClass2HasFewSeats, seatsAreThoseOfTheCertificate];
