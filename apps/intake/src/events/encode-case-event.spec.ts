import { derivedId, PreregistrationCompleted, PreregistrationRequested } from '@kjoreklar/contracts';
import { aCase, anOutcome, meldingId, NOW, READY, replacing, VIN } from '../../test/case-samples';
import { finding } from '../../test/stage-events';
import { encodeCaseEvent } from './encode-case-event';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const dataOf = (value: string): unknown => JSON.parse(value);

describe('events of a case', () => {
  it('carry the request, under an id that follows from it', () => {
    const subject = aCase({
      taxGroup: '315',
      seats: 2,
      clientReference: 'ordre',
      waitUntil: '2026-07-10',
      traceparent,
    });
    const event = encodeCaseEvent({ kind: 'requested', subject });
    expect(event).toMatchObject({
      id: derivedId(meldingId(1), PreregistrationRequested.topic),
      topic: 'preregistration.requested.v1',
      key: VIN,
      headers: {
        ce_time: subject.receivedAt,
        ce_correlationid: meldingId(1),
        traceparent,
        ce_source: '/kjoreklar/intake',
      },
    });
    expect(dataOf(event.value)).toEqual({
      meldingId: meldingId(1),
      vin: VIN,
      seq: 1,
      organisation: '310000019',
      taxGroup: '315',
      seats: 2,
      receivedAt: subject.receivedAt,
      clientReference: 'ordre',
      waitUntil: '2026-07-10',
    });
    expect(encodeCaseEvent({ kind: 'requested', subject })).toEqual(event);
  });

  it('ask the register to withdraw', () => {
    const replaced = encodeCaseEvent({ kind: 'withdrawalRequested', subject: aCase({ withdrawal: replacing(2) }) });
    expect(dataOf(replaced.value)).toMatchObject({ reason: 'REPLACED', replacedBy: meldingId(2), seq: 1 });
    const expired = aCase({ withdrawal: { ...replacing(2), reason: 'EXPIRED', replacedBy: null } });
    expect(dataOf(encodeCaseEvent({ kind: 'withdrawalRequested', subject: expired }).value)).toMatchObject({
      reason: 'WITHDRAWN',
      replacedBy: null,
    });
  });

  it('tell the importer how it ended', () => {
    const subject = aCase({ closedAt: NOW });
    const outcome = anOutcome(READY, { warnings: [finding] });
    const event = encodeCaseEvent({ kind: 'completed', subject, importerSequence: 3, ...outcome });
    expect(event).toMatchObject({
      id: derivedId(meldingId(1), PreregistrationCompleted.topic),
      headers: { ce_time: NOW },
    });
    expect(dataOf(event.value)).toEqual({
      meldingId: meldingId(1),
      vin: VIN,
      organisation: '310000019',
      clientReference: null,
      taxGroup: '101',
      status: READY,
      importerSequence: 3,
      errors: [],
      warnings: [finding],
      decidedAt: outcome.decidedAt,
    });
  });
});
