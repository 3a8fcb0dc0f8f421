import { quotable } from '../findings/ecoc-finding';
import type { EcocRule } from './ecoc-rule';
import { breach, dayOf, numberAt, textAt } from './reading';

const versionIsCounted: EcocRule = {
  id: 'A6',
  code: 'ECOC_VERSJONSNUMMER_UNDER_1',
  severity: 'error',
  demands: { nb: 'IviVersionNumber er minst 1.', en: 'IviVersionNumber is at least 1.' },
  source: 'IVI 2.0 Guidelines 1.1, § 1.7: the first issue is version 1',
  paths: ['Header/IviVersionNumber'],
  profile: '2.0',
  check: (reading) =>
    (numberAt(reading, 'Header/IviVersionNumber') ?? 1) >= 1
      ? []
      : [
          breach(reading, 'Header/IviVersionNumber', {
            nb: 'IviVersionNumber er 0. Den første utgaven av en eCoC har nummer 1, og hver rettelse ett mer.',
            en: 'IviVersionNumber is 0. The first issue of an eCoC has number 1, and each correction one more.',
          }),
        ],
  accepts: [{ set: { 'Header/IviVersionNumber': '1' } }, { set: { 'Header/IviVersionNumber': '99' } }],
  refuses: [{ set: { 'Header/IviVersionNumber': '0' } }],
};

const isNotIssuedInTheFuture: EcocRule = {
  id: 'A7.1',
  code: 'ECOC_UTSTEDT_I_FREMTIDEN',
  severity: 'warning',
  demands: {
    nb: 'IviVersionDateTime er ikke etter at meldingen ble mottatt.',
    en: 'IviVersionDateTime is not after the request was received.',
  },
  source: 'Kjøreklar: plausibility',
  paths: ['Header/IviVersionDateTime'],
  check: (reading) => {
    const issued = textAt(reading, 'Header/IviVersionDateTime');
    if (issued === null || !(Date.parse(issued) > Date.parse(reading.request.receivedAt))) return [];
    return [
      breach(reading, 'Header/IviVersionDateTime', {
        nb: `Dokumentet er utstedt ${quotable(issued)}, etter at meldingen ble mottatt. Kontroller klokken hos den som utsteder.`,
        en: `The document was issued ${quotable(issued)}, after the request was received. Check the clock of the issuer.`,
      }),
    ];
  },
  accepts: [
    {
      set: { 'Header/IviVersionDateTime': '2026-09-02T12:00:00+02:00' },
      request: { receivedAt: '2026-09-02T10:00:00Z' },
    },
  ],
  refuses: [
    {
      set: { 'Header/IviVersionDateTime': '2026-09-02T12:00:01+02:00' },
      request: { receivedAt: '2026-09-02T10:00:00Z' },
    },
  ],
};

const isIssuedAfterTheApproval: EcocRule = {
  id: 'A7.2',
  code: 'ECOC_UTSTEDT_FOR_GODKJENNINGEN',
  severity: 'warning',
  demands: {
    nb: 'IviVersionDateTime er ikke før typegodkjenningen ble gitt.',
    en: 'IviVersionDateTime is not before the type-approval was issued.',
  },
  source: 'Kjøreklar: plausibility',
  paths: ['Header/IviVersionDateTime', 'TypeApprovalIssueDate'],
  check: (reading) => {
    const issued = textAt(reading, 'Header/IviVersionDateTime');
    const approved = textAt(reading, 'TypeApprovalIssueDate');
    if (issued === null || approved === null || dayOf(issued) >= dayOf(approved)) return [];
    return [
      breach(reading, 'Header/IviVersionDateTime', {
        nb: `Dokumentet er utstedt ${dayOf(issued)}, før typegodkjenningen ble gitt (${dayOf(approved)}).`,
        en: `The document was issued ${dayOf(issued)}, before the type-approval was (${dayOf(approved)}).`,
      }),
    ];
  },
  accepts: [{ set: { 'Header/IviVersionDateTime': '2026-02-11T00:00:00Z' } }],
  refuses: [{ set: { 'Header/IviVersionDateTime': '2026-02-10T23:59:59Z' } }],
};

const NORWAY = 'N';

const isAddressedToNorway: EcocRule = {
  id: 'C9',
  code: 'ECOC_ADRESSERT_TIL_ANNET_LAND',
  severity: 'warning',
  demands: {
    nb: 'IntendedCountryRegistration er N eller utelatt.',
    en: 'IntendedCountryRegistration is N or left out.',
  },
  source: 'IVI 2.0: the element names the country that the vehicle is to be registered in',
  paths: ['Header/IntendedCountryRegistration'],
  check: (reading) => {
    const country = textAt(reading, 'Header/IntendedCountryRegistration');
    if (country === null || country === NORWAY) return [];
    return [
      breach(reading, 'Header/IntendedCountryRegistration', {
        nb: `Produsenten har utstedt eCoC-en for registrering i et annet land (${quotable(country)}).`,
        en: `The manufacturer issued the eCoC for registration in another country (${quotable(country)}).`,
      }),
    ];
  },
  accepts: [{}, { set: { 'Header/IntendedCountryRegistration': 'N' } }],
  refuses: [{ set: { 'Header/IntendedCountryRegistration': 'NL' } }],
};

export const headerRules: readonly EcocRule[] = [
  versionIsCounted,
  isNotIssuedInTheFuture,
  isIssuedAfterTheApproval,
  isAddressedToNorway,
];
