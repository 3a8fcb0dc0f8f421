import {
  causedBy,
  EcocAccepted,
  EcocRejected,
  encode,
  type EcocObtained,
  type EncodedEvent,
} from '@kjoreklar/contracts';
import type { Finding } from '@kjoreklar/domain';
import { RULE_SET_VERSION, type AcceptedEcoc, type EcocVerdict } from '@kjoreklar/ivi';
import { PermanentError } from '@kjoreklar/messaging';
import type { z } from 'zod';
import type { Question } from '../checking/check-messages';
import { claimOf, referenceTaken, type ReferenceClaim } from './document-reference';

const SOURCE = '/kjoreklar/ecoc-validation';

/** Thrown when none of the documents of an event is marked as the one to register the vehicle by. */
export class NoDocumentSelectedError extends PermanentError {
  constructor(readonly meldingId: string) {
    super('ECOC_VALIDATION_NO_DOCUMENT_SELECTED', `no document is selected for ${meldingId}`);
    this.name = 'NoDocumentSelectedError';
  }
}

const selectedDocument = ({ data }: EcocObtained): EcocObtained['data']['documents'][number] => {
  const document = data.documents.find(({ selected }) => selected);
  if (!document) throw new NoDocumentSelectedError(data.meldingId);
  return document;
};

/** What is to be checked: the selected document, against the request as of its receipt. Throws NoDocumentSelectedError. */
export const questionOf = (obtained: EcocObtained): Question => {
  const { vin, taxGroup, seats, receivedAt } = obtained.data;
  const bytes = Buffer.from(selectedDocument(obtained).content, 'base64');
  return { bytes, request: { vin, taxGroup, seats, receivedAt } };
};

/** What is told of a document. */
export interface Judgement {
  readonly event: EncodedEvent;
  /** What the event claims, where it accepts the document; null where it rejects it. */
  readonly claim: (ReferenceClaim & { readonly whenTaken: () => EncodedEvent }) | null;
}

type Common = Omit<z.input<typeof EcocAccepted.data>, 'document' | 'facts'>;

const failedContent = (checks: AcceptedEcoc['checks']): Common['checks'] =>
  checks.map((check) => (check.stage === 'content' ? { ...check, verdict: 'failed' } : check));

/**
 * The verdict on the selected document as the event that tells of it; `now` is only when it was judged. An acceptance holds only where its claim
 * does; where the reference stands for another document, `whenTaken` is what is told instead. Throws NoDocumentSelectedError.
 */
export const judgeEcoc = (obtained: EcocObtained, verdict: EcocVerdict, now: Date): Judgement => {
  const { data } = obtained;
  const document = selectedDocument(obtained);
  const occurredAt = now.toISOString();
  const origin = { source: SOURCE, occurredAt };
  const common: Common = {
    ...data,
    stages: { obtainedAt: data.obtainedAt, checkedAt: occurredAt },
    checks: verdict.checks,
    ruleSet: RULE_SET_VERSION,
    warnings: [...(data.warnings ?? []), ...verdict.warnings],
  };
  const reject = (errors: readonly Finding[], checks = common.checks): EncodedEvent =>
    encode(EcocRejected, causedBy(obtained, EcocRejected.topic, origin), {
      ...common,
      checks,
      documentSha256: document.sha256,
      errors: [...errors],
    });
  if (verdict.verdict === 'rejected') return { event: reject(verdict.errors), claim: null };
  return {
    event: encode(EcocAccepted, causedBy(obtained, EcocAccepted.topic, origin), {
      ...common,
      document,
      facts: verdict.facts,
    }),
    claim: {
      ...claimOf(verdict, document.sha256),
      whenTaken: () => reject([referenceTaken(verdict)], failedContent(verdict.checks)),
    },
  };
};
