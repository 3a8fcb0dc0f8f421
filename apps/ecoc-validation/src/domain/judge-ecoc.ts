import {
  causedBy,
  EcocAccepted,
  EcocRejected,
  encode,
  type EcocObtained,
  type EncodedEvent,
} from '@kjoreklar/contracts';
import { RULE_SET_VERSION, type EcocVerdict } from '@kjoreklar/ivi';
import { PermanentError } from '@kjoreklar/messaging';
import type { Question } from '../checking/check-messages';

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

/** The verdict on the selected document as the event that tells of it; `now` is only when it was judged. Throws NoDocumentSelectedError. */
export const judgeEcoc = (obtained: EcocObtained, verdict: EcocVerdict, now: Date): EncodedEvent => {
  const { data } = obtained;
  const document = selectedDocument(obtained);
  const { checks } = verdict;
  const occurredAt = now.toISOString();
  const origin = { source: SOURCE, occurredAt };
  const common = {
    ...data,
    stages: { obtainedAt: data.obtainedAt, checkedAt: occurredAt },
    checks,
    ruleSet: RULE_SET_VERSION,
    warnings: [...(data.warnings ?? []), ...verdict.warnings],
  };
  return verdict.verdict === 'accepted'
    ? encode(EcocAccepted, causedBy(obtained, EcocAccepted.topic, origin), {
        ...common,
        document,
        facts: verdict.facts,
      })
    : encode(EcocRejected, causedBy(obtained, EcocRejected.topic, origin), {
        ...common,
        documentSha256: document.sha256,
        errors: verdict.errors,
      });
};
