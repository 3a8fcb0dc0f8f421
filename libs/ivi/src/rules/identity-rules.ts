import { isVin, normaliseVin } from '@kjoreklar/domain';
import { quotable } from '../findings/ecoc-finding';
import { classOf } from './category';
import type { EcocRule } from './ecoc-rule';
import { breach, textAt } from './reading';

const vinIsTheOneAskedFor: EcocRule = {
  id: 'C1',
  code: 'ECOC_UNDERSTELLSNUMMER_AVVIKER',
  severity: 'error',
  demands: {
    nb: 'Understellsnummeret er det meldingen gjelder, uten hensyn til store og små bokstaver.',
    en: 'The VIN is the one that the request is about, whatever its case.',
  },
  source: 'Kjøreklar: the document must be about the vehicle of the request',
  paths: ['VehicleIdentificationNumber'],
  check: (reading) => {
    const { facts, request } = reading;
    if (request.vin === null || normaliseVin(facts.vin) === normaliseVin(request.vin)) return [];
    const [given, asked] = [quotable(facts.vin), quotable(request.vin)];
    return [
      breach(reading, 'VehicleIdentificationNumber', {
        nb: `Dokumentet gjelder understellsnummer ${given}, men meldingen gjelder ${asked}. Be produsenten om riktig eCoC.`,
        en: `The document is about VIN ${given}, but the request is about ${asked}. Ask the manufacturer for the right eCoC.`,
      }),
    ];
  },
  accepts: [{ request: { vin: 'kjr1test000000017' } }, { request: { vin: null } }],
  refuses: [{ request: { vin: 'KJR1TEST000000018' } }],
};

const vinIsWellFormed: EcocRule = {
  id: 'C2',
  code: 'ECOC_UNDERSTELLSNUMMER_UGYLDIG',
  severity: 'error',
  demands: {
    nb: 'Understellsnummeret har 17 tegn, 0–9 og A–Z uten I, O og Q. Kontrollsiffer kreves ikke.',
    en: 'The VIN has 17 characters, 0–9 and A–Z without I, O and Q. No check digit is required.',
  },
  source: 'ISO 3779; Regulation (EU) 19/2011',
  paths: ['VehicleIdentificationNumber'],
  check: (reading) =>
    isVin(reading.facts.vin)
      ? []
      : [
          breach(reading, 'VehicleIdentificationNumber', {
            nb: `Understellsnummeret «${quotable(reading.facts.vin)}» er ikke gyldig: 17 tegn, uten I, O og Q.`,
            en: `The VIN "${quotable(reading.facts.vin)}" is not valid: 17 characters, without I, O and Q.`,
          }),
        ],
  accepts: [{ set: { VehicleIdentificationNumber: 'KJR1TESTX000T0017' }, request: { vin: null } }],
  refuses: ['KJR1TEST0000000I7', 'KJR1TEST0000000O7', 'KJR1TEST0000000Q7'].map((vin) => ({
    set: { VehicleIdentificationNumber: vin },
    request: { vin: null },
  })),
};

const countryOf = (approval: string): string => approval.split('*')[0] ?? '';

const approvalIsOfTheDesignatedCountry: EcocRule = {
  id: 'C4',
  code: 'ECOC_GODKJENNINGSLAND_AVVIKER',
  severity: 'error',
  demands: {
    nb: 'TypeApprovalNumber begynner med landet i DesignatedTypeApprovalCountry.',
    en: 'TypeApprovalNumber begins with the country in DesignatedTypeApprovalCountry.',
  },
  source: 'IVI 2.0 Change Overview 1.1, p. 9',
  paths: ['TypeApprovalNumber', 'Header/DesignatedTypeApprovalCountry'],
  profile: '2.0',
  check: (reading) => {
    const country = textAt(reading, 'Header/DesignatedTypeApprovalCountry');
    const number = reading.facts.typeApprovalNumber;
    if (country === null || countryOf(number) === country) return [];
    return [
      breach(reading, 'TypeApprovalNumber', {
        nb: `Typegodkjenningen ${quotable(number)} er ikke gitt i ${quotable(country)}, som dokumentet er rettet til.`,
        en: `The type-approval ${quotable(number)} was not issued in ${quotable(country)}, to which the document is directed.`,
      }),
    ];
  },
  accepts: [{ set: { TypeApprovalNumber: 'e5*2018/858*00042*03', 'Header/DesignatedTypeApprovalCountry': 'e5' } }],
  refuses: [
    { set: { 'Header/DesignatedTypeApprovalCountry': 'e6' } },
    { set: { TypeApprovalNumber: 'e50*2018/858*00042*03', 'Header/DesignatedTypeApprovalCountry': 'e5' } },
  ],
};

const approvalForm =
  /^e\d{1,2}\*(?:KS)?(?:\d{4}\/\d{2,4}|\d{2}\/\d{2,4}|\d{3}\/\d{4})(?:\*\d{4}\/\d+)?\*(?:KS)?\d{4,5}\*\d{2}$/;

const approvalHasTheUsualForm: EcocRule = {
  id: 'C5.1',
  code: 'ECOC_GODKJENNINGSNUMMER_UVANLIG',
  severity: 'warning',
  demands: {
    nb: 'TypeApprovalNumber består av land, rettsakt, nummer og utvidelse.',
    en: 'TypeApprovalNumber consists of country, act, number and extension.',
  },
  source: 'Regulation (EU) 2018/858 and Directive 2007/46/EC, annex VII: numbering of type-approvals',
  paths: ['TypeApprovalNumber'],
  check: (reading) =>
    approvalForm.test(reading.facts.typeApprovalNumber)
      ? []
      : [
          breach(reading, 'TypeApprovalNumber', {
            nb: `Typegodkjenningsnummeret «${quotable(reading.facts.typeApprovalNumber)}» har ikke den vanlige formen, som e5*2018/858*00042*03.`,
            en: `The type-approval number "${quotable(reading.facts.typeApprovalNumber)}" has not the usual form, as e5*2018/858*00042*03.`,
          }),
        ],
  accepts: [
    {},
    { set: { TypeApprovalNumber: 'e5*2007/46*1613*08' } },
    { of: 'moped', set: { TypeApprovalNumber: 'e5*168/2013*01303*00' } },
  ],
  refuses: [
    { set: { TypeApprovalNumber: 'e5*2018/858*00042' } },
    { set: { TypeApprovalNumber: 'e5*2018/858*042*03' } },
    { set: { TypeApprovalNumber: 'e5*2018/858*00042*3' } },
  ],
};

const actsOf = { M: ['2018/858', '2007/46'], L: ['168/2013'], T: ['167/2013'] } as const;
const frameworkOf = (letter: string): keyof typeof actsOf => {
  if ('MNO'.includes(letter)) return 'M';
  return letter === 'L' ? 'L' : 'T';
};
const knownActs: readonly string[] = Object.values(actsOf).flat();

const actCoversTheCategory: EcocRule = {
  id: 'C5.2',
  code: 'ECOC_RETTSAKT_PASSER_IKKE',
  severity: 'warning',
  demands: {
    nb: 'Rettsakten i TypeApprovalNumber gjelder kategorien: 2018/858 eller 2007/46 for M, N og O, 168/2013 for L, 167/2013 for T, C, R og S.',
    en: 'The act in TypeApprovalNumber covers the category: 2018/858 or 2007/46 for M, N and O, 168/2013 for L, 167/2013 for T, C, R and S.',
  },
  source: 'Regulations (EU) 2018/858, 168/2013 and 167/2013, article 1 and 2; IVI 2.0 Guidelines 1.1, § 1.5',
  paths: ['TypeApprovalNumber', 'VehicleCategory'],
  check: (reading) => {
    const act = reading.facts.typeApprovalNumber.split('*')[1]?.replace('KS', '') ?? '';
    const its = classOf(reading);
    if (its === null || !knownActs.includes(act)) return [];
    const acts: readonly string[] = actsOf[frameworkOf(its.slice(0, 1))];
    if (acts.includes(act)) return [];
    return [
      breach(reading, 'TypeApprovalNumber', {
        nb: `Typegodkjenningen er gitt etter ${act}, som ikke gjelder kategori ${reading.facts.category}.`,
        en: `The type-approval was issued under ${act}, which does not cover category ${reading.facts.category}.`,
      }),
    ];
  },
  accepts: [{}, { of: 'moped' }, { of: 'trailer' }, { set: { TypeApprovalNumber: 'e5*2007/46*1613*08' } }],
  refuses: [
    { set: { TypeApprovalNumber: 'e5*168/2013*01303*00' } },
    { of: 'van', set: { TypeApprovalNumber: 'e5*167/2013*01303*00' } },
    { of: 'moped', set: { TypeApprovalNumber: 'e5*2018/858*00042*03' } },
  ],
};

export const identityRules: readonly EcocRule[] = [
  vinIsTheOneAskedFor,
  vinIsWellFormed,
  approvalIsOfTheDesignatedCountry,
  approvalHasTheUsualForm,
  actCoversTheCategory,
];
