import { EcocObtained, encode } from '@kjoreklar/contracts';
import { checkEcoc } from '@kjoreklar/ivi';
import { anEcocObtained, InMemoryBus } from '@kjoreklar/testing';
import { anEcoc } from '../../test/ecoc-sample';
import { CheckPool } from '../checking/check-pool';
import type { Question } from '../checking/check-messages';
import { VerdictStore, type Verdict } from '../store/verdict.store';
import { CLOCK, OnEcocObtained } from './on-ecoc-obtained.handler';

const recorded: Verdict[] = [];
let bus: InMemoryBus;

beforeAll(async () => {
  bus = await InMemoryBus.of({
    controllers: [OnEcocObtained],
    providers: [
      { provide: VerdictStore, useValue: { record: async (verdict: Verdict) => void recorded.push(verdict) } },
      {
        provide: CheckPool,
        useValue: { check: async ({ bytes, request }: Question) => checkEcoc(bytes, request) },
      },
      { provide: CLOCK, useValue: { now: () => new Date('2026-07-06T08:00:02.000Z') } },
    ],
  });
});
afterAll(() => bus.close());

const deliver = (event: EcocObtained) => bus.send(encode(EcocObtained, event, event.data));

describe('OnEcocObtained', () => {
  it('records the verdict on a certificate', async () => {
    const event = anEcocObtained({ content: anEcoc() });
    expect(await deliver(event)).toEqual({ outcome: 'done' });
    expect(recorded.at(-1)).toMatchObject({
      meldingId: event.data.meldingId,
      causeId: event.id,
      event: { topic: 'ecoc.accepted.v1', key: event.data.vin },
    });
  });

  it('gives up an event without a selected document: no retry helps it', async () => {
    const { documents } = anEcocObtained().data;
    const event = anEcocObtained({ documents: documents.map((document) => ({ ...document, selected: false })) });
    expect(await deliver(event)).toMatchObject({
      outcome: 'deadLetter',
      reason: { code: 'ECOC_VALIDATION_NO_DOCUMENT_SELECTED' },
    });
  });
});
