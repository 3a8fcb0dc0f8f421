import { decode, derivedId, ECOC_MAX_BYTES, EcocObtained } from '@kjoreklar/contracts';
import { aPreregistrationRequested } from '@kjoreklar/testing';
import { foundDocuments } from '../clients/fake-eucaris-client';
import type { ObtainedDocument } from '../clients/eucaris-client';
import { DocumentTooLargeError, eventOf } from './lookup-events';

const now = new Date('2026-07-06T08:00:01.000Z');
const documentsOf = (...texts: string[]): readonly ObtainedDocument[] => {
  const answer = foundDocuments(...texts);
  return answer.kind === 'found' ? answer.documents : [];
};
const gap = { code: 'ECOC_VERSJON_MANGLER_I_REKKEN', path: '/', nb: 'Mangler.', en: 'Missing.' };
const sent = (warnings: readonly (typeof gap)[], selected: number, ...texts: string[]) => {
  const event = eventOf(request, { kind: 'obtained', documents: documentsOf(...texts), selected, warnings }, now);
  const decoded = decode(EcocObtained, event.headers, event.value);
  if (!decoded.ok) throw new Error('not an event that can be read');
  return decoded.event.data;
};
const obtained = (selected: number, ...texts: string[]) => sent([], selected, ...texts).documents;
const request = aPreregistrationRequested();

describe('eventOf', () => {
  it('gives the same id whenever it is decided, and whatever', () => {
    const waiting = { reason: 'PARTIAL', asks: 1, partialSince: now, askUntil: now, nextAskAt: now } as const;
    const decision = {
      kind: 'unavailable',
      reason: 'NOT_FOUND',
      errors: [{ code: 'A', path: '/', nb: '', en: '' }],
    } as const;
    expect(eventOf(request, decision, now).id).toBe(derivedId(request.id, 'ecoc.unavailable.v1'));
    expect(eventOf(request, decision, new Date()).id).toBe(derivedId(request.id, 'ecoc.unavailable.v1'));
    expect(eventOf(request, { kind: 'waiting', waiting }, now).id).toBe(derivedId(request.id, 'ecoc.awaited.v1'));
  });

  it('carries all documents, the bytes as received', () => {
    expect(obtained(1, 'first', 'second')).toMatchObject([
      { content: 'Zmlyc3Q=', selected: false, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { content: 'c2Vjb25k', selected: true },
    ]);
  });

  it('carries only the selected one where all are more than an event can take', () => {
    const large = 'x'.repeat(ECOC_MAX_BYTES / 2);
    expect(obtained(1, large, 'second', large)).toMatchObject([{ content: 'c2Vjb25k', selected: true }]);
  });

  it('carries what is odd about the documents, and nothing where nothing is', () => {
    expect(sent([gap], 0, 'first').warnings).toEqual([gap]);
    expect(sent([], 0, 'first')).not.toHaveProperty('warnings');
  });

  it('gives up a document that no event can take', () => {
    expect(() => obtained(0, 'x'.repeat(ECOC_MAX_BYTES))).toThrow(DocumentTooLargeError);
  });
});
