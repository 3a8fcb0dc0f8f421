import {
  decode,
  derivedId,
  EcocAccepted,
  EcocRejected,
  type EcocObtained,
  type EncodedEvent,
} from '@kjoreklar/contracts';
import { checkEcoc, RULE_SET_VERSION } from '@kjoreklar/ivi';
import { anEcocObtained } from '@kjoreklar/testing';
import { anEcoc } from '../../test/ecoc-sample';
import { judgeEcoc, type Judgement, NoDocumentSelectedError, questionOf } from './judge-ecoc';

const now = new Date('2026-07-06T08:00:02.000Z');
const judgementOf = (obtained: EcocObtained, at = now): Judgement => {
  const { bytes, request } = questionOf(obtained);
  return judgeEcoc(obtained, checkEcoc(bytes, request), at);
};
const judge = (obtained: EcocObtained, at: Date): EncodedEvent => judgementOf(obtained, at).event;
const given = (obtained: EcocObtained) => {
  const event = judge(obtained, now);
  const accepted = decode(EcocAccepted, event.headers, event.value);
  const rejected = decode(EcocRejected, event.headers, event.value);
  return {
    event,
    accepted: accepted.ok ? accepted.event.data : null,
    rejected: rejected.ok ? rejected.event.data : null,
  };
};

describe('judgeEcoc', () => {
  it('accepts, with the facts, the document as received and all that the register must know of the request', () => {
    const obtained = anEcocObtained({ content: anEcoc({ category: 'N1' }), taxGroup: '315', seats: 2, seq: 7 });
    const { event, accepted } = given(obtained);
    const { documents, obtainedAt, ...request } = obtained.data;
    expect(event).toMatchObject({ topic: 'ecoc.accepted.v1', key: obtained.data.vin });
    expect(accepted).toMatchObject({
      ...request,
      stages: { obtainedAt, checkedAt: now.toISOString() },
      document: { content: documents[0]?.content, sha256: documents[0]?.sha256 },
      facts: { vin: obtained.data.vin, category: 'N1', make: 'FJELL' },
      checks: expect.arrayContaining([{ stage: 'signature', verdict: 'notChecked' }]),
      ruleSet: RULE_SET_VERSION,
      warnings: [],
    });
  });

  it.each([
    ['a document about another vehicle', anEcoc({ vin: 'WV1ZZZ00000000002' }), '101', 'ECOC_UNDERSTELLSNUMMER_AVVIKER'],
    ['axles that do not add up', anEcoc({ axles: '3' }), '101', 'ECOC_AKSELTALL_AVVIKER'],
    ['a passenger car as van class 2', anEcoc(), '315', 'ECOC_AVGIFTSGRUPPE_315_KREVER_N1'],
    ['a document with a DOCTYPE', `<!DOCTYPE a>${anEcoc()}`, '101', 'ECOC_DOCTYPE_IKKE_TILLATT'],
    ['what is no document', 'eCoC', '101', 'ECOC_IKKE_VELFORMET'],
    ['nothing', '', '101', 'ECOC_TOM'],
  ])('rejects %s, and says why in two languages', (_, content, taxGroup, code) => {
    const obtained = anEcocObtained({ content, taxGroup, seats: taxGroup === '315' ? 2 : null });
    const { rejected } = given(obtained);
    expect(rejected).toMatchObject({
      meldingId: obtained.data.meldingId,
      documentSha256: obtained.data.documents[0]?.sha256,
      errors: [{ code, nb: expect.stringMatching(/./), en: expect.stringMatching(/./) }],
    });
  });

  it('lets warnings travel with the acceptance: first of the documents together, then of the one selected', () => {
    const gap = { code: 'ECOC_VERSJON_MANGLER_I_REKKEN', path: '/', nb: 'Mangler.', en: 'Missing.' };
    const obtained = anEcocObtained({ content: anEcoc(), taxGroup: '301', warnings: [gap] });
    expect(given(obtained).accepted?.warnings).toEqual([gap]);
    const unusual = anEcocObtained({ content: anEcoc(), taxGroup: '310', warnings: [gap] });
    expect(given(unusual).accepted?.warnings).toEqual([
      gap,
      expect.objectContaining({ code: 'ECOC_AVGIFTSGRUPPE_UVANLIG_FOR_KATEGORIEN', nb: expect.stringMatching(/310/) }),
    ]);
  });

  it('rejects more seats than a van of class 2 and the eCoC have', () => {
    const obtained = anEcocObtained({ content: anEcoc({ category: 'N1' }), taxGroup: '315', seats: 4 });
    const { rejected } = given(obtained);
    expect(rejected?.errors.map(({ code }) => code)).toEqual([
      'ECOC_AVGIFTSGRUPPE_315_FOR_MANGE_SETER',
      'ECOC_FLERE_SETER_ENN_GODKJENT',
    ]);
  });

  it('gives the same event whenever it judges, but for the time', () => {
    const obtained = anEcocObtained({ content: anEcoc() });
    const first = judge(obtained, now);
    expect(judge(obtained, now)).toEqual(first);
    expect(judge(obtained, new Date()).id).toBe(derivedId(obtained.id, 'ecoc.accepted.v1'));
  });

  it('judges the selected document', () => {
    const [wrong, right] = [anEcocObtained({ content: 'x' }), anEcocObtained({ content: anEcoc() })].map(
      ({ data }) => data.documents[0],
    );
    if (!wrong || !right) throw new Error('no document');
    const { accepted } = given(anEcocObtained({ documents: [{ ...wrong, selected: false }, right] }));
    expect(accepted?.document.sha256).toBe(right.sha256);
  });

  it('cannot judge when no document is selected', () => {
    const { documents } = anEcocObtained().data;
    const obtained = anEcocObtained({ documents: documents.map((document) => ({ ...document, selected: false })) });
    expect(() => questionOf(obtained)).toThrow(NoDocumentSelectedError);
  });

  it('claims the reference for the document, in one spelling, and only where it accepts', () => {
    const manufacturer = ' Fjell  Bil AS';
    const content = anEcoc({ referenceId: '3F0A8E0C-6C55-4B6F-9A52-1C7B9D0E4F21', manufacturer });
    const obtained = anEcocObtained({ content });
    expect(judgementOf(obtained).claim).toMatchObject({
      referenceId: '3f0a8e0c-6c55-4b6f-9a52-1c7b9d0e4f21',
      manufacturer: 'fjell bil as',
      sha256: obtained.data.documents[0]?.sha256,
    });
    expect(judgementOf(anEcocObtained({ content: anEcoc({ axles: '3' }) })).claim).toBeNull();
  });

  it('rejects where the reference stands for another document, and keeps the warnings', () => {
    const gap = { code: 'ECOC_VERSJON_MANGLER_I_REKKEN', path: '/', nb: 'Mangler.', en: 'Missing.' };
    const obtained = anEcocObtained({ content: anEcoc(), warnings: [gap] });
    const { event, claim } = judgementOf(obtained);
    const told = claim?.whenTaken() ?? event;
    expect(told.id).toBe(derivedId(obtained.id, 'ecoc.rejected.v1'));
    const decoded = decode(EcocRejected, told.headers, told.value);
    expect(decoded.ok && decoded.event.data).toMatchObject({
      documentSha256: obtained.data.documents[0]?.sha256,
      checks: [
        { stage: 'envelope', verdict: 'passed' },
        { stage: 'structure', verdict: 'passed' },
        { stage: 'signature', verdict: 'notChecked' },
        { stage: 'content', verdict: 'failed' },
      ],
      errors: [
        {
          code: 'ECOC_REFERANSE_BRUKT_OM_ANNET',
          path: '/InitialVehicleInformation/Header/IviReferenceId',
          en: expect.stringContaining('3f0a8e0c-6c55-4b6f-9a52-1c7b9d0e4f21'),
        },
      ],
      warnings: [gap],
    });
  });
});
