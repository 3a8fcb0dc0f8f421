import { createHash, randomUUID } from 'node:crypto';
import { derivedId, EcocAccepted } from '@kjoreklar/contracts';
import type { z } from 'zod';

type Input = z.input<typeof EcocAccepted.data>;

const facts: Input['facts'] = {
  vin: 'WV1ZZZ00000000001',
  iviReferenceId: '1b0f6a56-6f5e-4a43-9c39-5a8c0f8a7d10',
  iviVersionNumber: 1,
  category: 'M1',
  stageOfCompletion: 'C',
  typeApprovalNumber: 'e11*2018/858*00007*01',
  typeApprovalIssuedOn: '2026-02-03',
  type: 'FB2',
  variant: 'L',
  version: '3',
  make: 'FJELLBIL',
  commercialName: 'VIDDE',
  manufacturer: 'FJELLBIL ASA',
  manufacturedOn: '2026-05-20',
  bodywork: 'AF',
  colours: ['6'],
  axles: 2,
  wheels: 4,
  seats: 5,
  doors: 4,
  length_mm: 4610,
  width_mm: 1870,
  height_mm: 1620,
  wheelbase_mm: 2800,
  massInRunningOrder_kg: 1980,
  actualMass_kg: 2010,
  maximumLadenMass_kg: 2470,
  maximumSpeed_kmh: 170,
  pureElectric: true,
  hybridClass: null,
  energySources: ['95'],
  engineCapacity_cm3: null,
  maximumNetPower_kw: null,
  maximumNetPowerElectric_kw: 150,
  emissionLevel: 'AX',
  co2Combined_gkm: null,
  nox_mgkm: null,
};

/** `content` is the eCoC itself, `id` the id of the event. */
type Given = Partial<Input> & { readonly content?: string | Buffer; readonly id?: string };

/** A request whose eCoC was accepted; the document's digest is right unless `document` is given. */
export const anEcocAccepted = ({ content = '<eCoC/>', id, ...given }: Given = {}): EcocAccepted => {
  const bytes = Buffer.from(content);
  const meldingId = given.meldingId ?? randomUUID();
  const vin = given.vin ?? facts.vin;
  return {
    id: id ?? derivedId(meldingId, EcocAccepted.topic),
    source: '/kjoreklar/ecoc-validation',
    occurredAt: '2026-07-06T08:00:02.000Z',
    correlationId: meldingId,
    causationId: derivedId(meldingId, 'ecoc.obtained.v1'),
    topic: EcocAccepted.topic,
    data: EcocAccepted.data.parse({
      meldingId,
      vin,
      seq: 1,
      organisation: '310000019',
      taxGroup: '101',
      seats: null,
      receivedAt: '2026-07-06T08:00:00.000Z',
      stages: { obtainedAt: '2026-07-06T08:00:01.000Z', checkedAt: '2026-07-06T08:00:02.000Z' },
      document: { content: bytes.toString('base64'), sha256: createHash('sha256').update(bytes).digest('hex') },
      facts: { ...facts, vin },
      checks: [
        { stage: 'envelope', verdict: 'passed' },
        { stage: 'structure', verdict: 'passed' },
        { stage: 'signature', verdict: 'notChecked' },
        { stage: 'content', verdict: 'passed' },
      ],
      ruleSet: '1',
      warnings: [],
      ...given,
    }),
  };
};
