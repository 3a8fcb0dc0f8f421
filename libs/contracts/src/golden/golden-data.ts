import type { EventDefinition } from '../event-definition';
import { eventDefinitions } from '../topics';

const meldingId = '7f1c2b9e-0a51-4c1c-9d57-7c0a8d1f2e11';
const later = '0d9c3a52-5f0e-4b7e-8a35-4a8f5f4b2a22';
const vin = 'WV1ZZZ00000000001';
const at = '2026-07-06T08:00:00.000Z';
const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const organisation = '310000019';
const request = { meldingId, vin, seq: 1, organisation, taxGroup: '315', seats: 2, receivedAt: at };
const stages = { obtainedAt: at, checkedAt: at };
const finding = {
  code: 'ECOC_UGYLDIG_VERDI',
  path: '/CocDataGroup/Length',
  nb: 'Lengden mangler.',
  en: 'The length is missing.',
};
const checks = [
  { stage: 'envelope', verdict: 'passed' },
  { stage: 'structure', verdict: 'passed' },
  { stage: 'signature', verdict: 'notChecked' },
  { stage: 'content', verdict: 'passed' },
];
const facts = {
  vin,
  iviReferenceId: '6f0b7a34-2f5e-4d0a-9a6e-0c8d1b2e3f44',
  iviVersionNumber: 1,
  category: 'N1',
  stageOfCompletion: 'C',
  typeApprovalNumber: 'e1*2018/858*00042*00',
  typeApprovalIssuedOn: '2026-01-15',
  type: 'NV1',
  variant: 'A',
  version: '1',
  make: 'NORDVOGN',
  commercialName: 'LAST',
  manufacturer: 'NORDVOGN AS',
  manufacturedOn: '2026-06-01',
  bodywork: 'BB',
  colours: ['1'],
  axles: 2,
  wheels: 4,
  seats: 3,
  doors: 4,
  length_mm: 5200,
  width_mm: 1950,
  height_mm: 1990,
  wheelbase_mm: 3275,
  massInRunningOrder_kg: 2050,
  actualMass_kg: 2080,
  maximumLadenMass_kg: 3200,
  maximumSpeed_kmh: 160,
  pureElectric: false,
  hybridClass: null,
  energySources: ['20'],
  engineCapacity_cm3: 1968,
  maximumNetPower_kw: 110,
  maximumNetPowerElectric_kw: null,
  emissionLevel: 'EURO 6 EA',
  co2Combined_gkm: 190,
  nox_mgkm: 52,
};
const importerEvent = {
  meldingId,
  vin,
  organisation,
  clientReference: 'ordre-1',
  taxGroup: '315',
  importerSequence: 1,
  errors: [],
  warnings: [],
  decidedAt: at,
};

const dataByType: Readonly<Record<string, unknown>> = {
  'preregistration.requested': { ...request, clientReference: 'ordre-1', waitUntil: '2026-07-20' },
  'preregistration.withdrawal-requested': {
    meldingId,
    vin,
    seq: 1,
    organisation,
    reason: 'REPLACED',
    replacedBy: later,
    requestedAt: at,
  },
  'preregistration.completed': { ...importerEvent, status: 'KLAR_TIL_FORSTEGANGSREGISTRERING' },
  'preregistration.withdrawn': { ...importerEvent, status: 'TRUKKET' },
  'preregistration.withdrawal-refused': {
    ...importerEvent,
    status: 'KLAR_TIL_FORSTEGANGSREGISTRERING',
    errors: [finding],
  },
  'ecoc.obtained': { ...request, obtainedAt: at, documents: [{ content: 'PGE+PC9hPg==', sha256, selected: true }] },
  'ecoc.awaited': { meldingId, vin, seq: 1, reason: 'NOT_FOUND', askUntil: '2026-07-20T22:00:00.000Z' },
  'ecoc.unavailable': { meldingId, vin, seq: 1, reason: 'NOT_FOUND', errors: [finding], answeredAt: at },
  'ecoc.accepted': {
    ...request,
    stages,
    document: { content: 'PGE+PC9hPg==', sha256 },
    facts,
    checks,
    ruleSet: '1',
    warnings: [],
  },
  'ecoc.rejected': {
    meldingId,
    vin,
    seq: 1,
    stages,
    documentSha256: sha256,
    checks,
    ruleSet: '1',
    errors: [finding],
    warnings: [],
  },
  'vehicle.preregistered': {
    ...request,
    stages,
    preregisteredAt: at,
    replaces: null,
    documentSha256: sha256,
    warnings: [],
  },
  'vehicle.preregistration-refused': {
    meldingId,
    vin,
    seq: 1,
    stages,
    reason: 'ALREADY_REGISTERED',
    errors: [finding],
    refusedAt: at,
  },
  'vehicle.preregistration-superseded': { meldingId, vin, seq: 1, stages, supersededBySeq: 2, supersededAt: at },
  'vehicle.preregistration-withdrawn': { meldingId, vin, seq: 1, reason: 'WITHDRAWN', withdrawnAt: at },
  'vehicle.withdrawal-refused': { meldingId, vin, seq: 1, firstRegisteredOn: '2026-07-06', refusedAt: at },
  'vehicle.first-registered': { vin, meldingId, organisation, firstRegisteredOn: '2026-07-06', registeredAt: at },
};

/** One valid message for every event; what its golden file was written from. */
export const goldenEvents: readonly { definition: EventDefinition; data: unknown }[] = eventDefinitions.map(
  (definition) => ({
    definition,
    data: dataByType[definition.type],
  }),
);

export const goldenMetadata = {
  id: 'b6b3c1f2-2f4d-5c55-8d10-4c9f3f0e5a33',
  source: '/kjoreklar/golden',
  occurredAt: at,
  correlationId: meldingId,
  causationId: meldingId,
};
