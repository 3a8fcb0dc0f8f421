import { quotable } from '../findings/ecoc-finding';
import { isOneOf } from './category';
import type { EcocRule } from './ecoc-rule';
import { allAt, breach, breachAt, dayOf, textAt } from './reading';

const newVehiclesComeInVersion2: EcocRule = {
  id: 'C6',
  code: 'ECOC_IVI_2_KREVES',
  severity: 'error',
  demands: {
    nb: 'Et M-, N- eller O-kjøretøy produsert fra og med dagen myndigheten har satt, har eCoC i IVI 2.0.',
    en: 'An M, N or O vehicle made on or after the day that the authority has set has its eCoC in IVI 2.0.',
  },
  source: 'Regulation (EU) 2018/858, article 37; IVI 2.0 Guidelines 1.1, § 1.9',
  paths: ['DateManufactureVehicle', 'VehicleCategory'],
  profile: '1.x',
  check: (reading) => {
    const { facts, policy } = reading;
    if (policy.ivi2RequiredFrom === null || facts.manufacturedOn === null || !isOneOf(reading, 'M', 'N', 'O'))
      return [];
    if (facts.manufacturedOn < policy.ivi2RequiredFrom) return [];
    return [
      breach(reading, 'DateManufactureVehicle', {
        nb: `Kjøretøyet er produsert ${facts.manufacturedOn}. Fra ${policy.ivi2RequiredFrom} kreves eCoC i IVI 2.0.`,
        en: `The vehicle was made on ${facts.manufacturedOn}. From ${policy.ivi2RequiredFrom} an eCoC in IVI 2.0 is required.`,
      }),
    ];
  },
  accepts: [
    { profile: '1.x', policy: { ivi2RequiredFrom: null } },
    { profile: '1.x', policy: { ivi2RequiredFrom: '2026-08-31' } },
    { profile: '2.0', policy: { ivi2RequiredFrom: '2026-08-30' } },
    { profile: '1.x', of: 'moped', policy: { ivi2RequiredFrom: '2026-08-30' } },
    {
      profile: '1.x',
      of: 'moped',
      set: { DateManufactureVehicle: '2026-08-30' },
      policy: { ivi2RequiredFrom: '2026-08-30' },
    },
  ],
  refuses: [{ profile: '1.x', policy: { ivi2RequiredFrom: '2026-08-30' } }],
};

const dateOfManufactureIsGiven: EcocRule = {
  id: 'C7',
  code: 'ECOC_PRODUKSJONSDATO_MANGLER',
  severity: 'error',
  demands: {
    nb: 'DateManufactureVehicle er oppgitt for M, N og O.',
    en: 'DateManufactureVehicle is given for M, N and O.',
  },
  source: 'Regulation (EU) 2018/858, article 36; Implementing Regulation (EU) 2020/683, annex VIII, entry 0.11',
  paths: ['DateManufactureVehicle', 'VehicleCategory'],
  profile: '2.0',
  check: (reading) =>
    reading.facts.manufacturedOn !== null || !isOneOf(reading, 'M', 'N', 'O')
      ? []
      : [
          breach(reading, 'DateManufactureVehicle', {
            nb: 'DateManufactureVehicle mangler. Produksjonsdatoen er påkrevd for M, N og O.',
            en: 'DateManufactureVehicle is missing. The date of manufacture is required for M, N and O.',
          }),
        ],
  accepts: [{}, { of: 'moped' }],
  refuses: [
    { set: { DateManufactureVehicle: null } },
    { of: 'van', set: { DateManufactureVehicle: null } },
    { of: 'trailer', set: { DateManufactureVehicle: null } },
  ],
};

const isMadeAfterTheApproval: EcocRule = {
  id: 'C8.1',
  code: 'ECOC_PRODUSERT_FOR_GODKJENNINGEN',
  severity: 'warning',
  demands: {
    nb: 'Kjøretøyet er ikke produsert før typegodkjenningen ble gitt.',
    en: 'The vehicle was not made before the type-approval was issued.',
  },
  source: 'Kjøreklar: plausibility; all official examples hold it',
  paths: ['TypeApprovalIssueDate', 'DateManufactureVehicle'],
  check: (reading) => {
    const [approved, made] = [reading.facts.typeApprovalIssuedOn, reading.facts.manufacturedOn];
    if (made === null || approved === null || made >= approved) return [];
    return [
      breach(reading, 'DateManufactureVehicle', {
        nb: `Kjøretøyet er produsert ${made}, før typegodkjenningen ble gitt (${approved}).`,
        en: `The vehicle was made on ${made}, before the type-approval was issued (${approved}).`,
      }),
    ];
  },
  accepts: [{ set: { DateManufactureVehicle: '2026-02-11' } }],
  refuses: [{ set: { DateManufactureVehicle: '2026-02-10' } }],
};

const isSignedAfterManufacture: EcocRule = {
  id: 'C8.2',
  code: 'ECOC_SIGNERT_FOR_PRODUKSJONEN',
  severity: 'warning',
  demands: {
    nb: 'SignatureDate er ikke før kjøretøyet ble produsert.',
    en: 'SignatureDate is not before the vehicle was made.',
  },
  source: 'Kjøreklar: plausibility; all official examples hold it',
  paths: ['DateManufactureVehicle', 'SigningAuthorityTable/SigningAuthorityGroup/SignatureDate'],
  check: (reading) => {
    const made = textAt(reading, 'DateManufactureVehicle');
    if (made === null) return [];
    return allAt(reading, 'SigningAuthorityTable/SigningAuthorityGroup/SignatureDate')
      .filter(({ text }) => dayOf(text) < dayOf(made))
      .map((signed) =>
        breachAt(signed, {
          nb: `SignatureDate er ${dayOf(signed.text)}, før kjøretøyet ble produsert (${dayOf(made)}).`,
          en: `SignatureDate is ${dayOf(signed.text)}, before the vehicle was made (${dayOf(made)}).`,
        }),
      );
  },
  accepts: [
    { set: { 'SigningAuthorityTable/SigningAuthorityGroup[1]/SignatureDate': '2026-08-30' } },
    { of: 'moped', set: { 'SigningAuthorityTable/SigningAuthorityGroup[1]/SignatureDate': '2026-01-01' } },
  ],
  refuses: [{ set: { 'SigningAuthorityTable/SigningAuthorityGroup[1]/SignatureDate': '2026-08-29' } }],
};

const DATED = [
  'TypeApprovalIssueDate',
  'DateManufactureVehicle',
  'SigningAuthorityTable/SigningAuthorityGroup/SignatureDate',
  'Header/IviVersionDateTime',
];
/** Directive 70/156/EEC, of this day, is the first by which any state approved types for the others. */
const EARLIEST = '1970-02-06';

const oneYearAfter = (instant: string): string => `${Number(instant.slice(0, 4)) + 1}${dayOf(instant).slice(4)}`;

/** XSD allows years before Christ, and of more than four digits; days that are compared as texts must have neither. */
const hasYearOfFourDigits = (text: string): boolean => /^\d{4}-/.test(text);

const datesAreOfOurTime: EcocRule = {
  id: 'C8.3',
  code: 'ECOC_DATO_URIMELIG',
  severity: 'error',
  demands: {
    nb: `Datoene i eCoC-en er fra og med ${EARLIEST} til og med et år etter at meldingen kom.`,
    en: `The dates of the eCoC are from ${EARLIEST} until a year after the request came.`,
  },
  source:
    'Kjøreklar: no type was approved before Directive 70/156/EEC of 6 February 1970; a certificate tells of what has been done',
  paths: DATED,
  check: (reading) => {
    const latest = oneYearAfter(reading.request.receivedAt);
    return DATED.flatMap((path) => allAt(reading, path))
      .filter(({ text }) => !hasYearOfFourDigits(text) || dayOf(text) < EARLIEST || dayOf(text) > latest)
      .map((date) =>
        breachAt(date, {
          nb: `${date.element.name} er ${quotable(date.text)}. Datoen skal være fra ${EARLIEST} til ${latest}.`,
          en: `${date.element.name} is ${quotable(date.text)}. The date should be from ${EARLIEST} to ${latest}.`,
        }),
      );
  },
  accepts: [
    { set: { TypeApprovalIssueDate: '1970-02-06' } },
    { set: { 'SigningAuthorityTable/SigningAuthorityGroup[1]/SignatureDate': '2027-09-02Z' } },
    { of: 'moped' },
  ],
  refuses: [
    { set: { TypeApprovalIssueDate: '1970-02-05' } },
    { set: { TypeApprovalIssueDate: '-2026-02-10' } },
    { set: { TypeApprovalIssueDate: '0206-02-10' } },
    { set: { 'SigningAuthorityTable/SigningAuthorityGroup[1]/SignatureDate': '2027-09-03' } },
    { set: { 'SigningAuthorityTable/SigningAuthorityGroup[1]/SignatureDate': '20260-09-01' } },
    { set: { DateManufactureVehicle: '20260-08-30' }, also: ['ECOC_SIGNERT_FOR_PRODUKSJONEN'] },
    { set: { 'Header/IviVersionDateTime': '12026-09-01T10:00:00Z' }, also: ['ECOC_UTSTEDT_FOR_GODKJENNINGEN'] },
  ],
};

export const dateRules: readonly EcocRule[] = [
  newVehiclesComeInVersion2,
  dateOfManufactureIsGiven,
  isMadeAfterTheApproval,
  isSignedAfterManufacture,
  datesAreOfOurTime,
];
