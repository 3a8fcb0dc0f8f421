import {
  causedBy,
  EcocAccepted,
  EcocRejected,
  encode,
  type EcocObtained,
  type EncodedEvent,
} from '@kjoreklar/contracts';
import { checkEcoc, RULE_SET_VERSION } from '@kjoreklar/ivi';
import { PermanentError } from '@kjoreklar/messaging';

const SOURCE = '/kjoreklar/ecoc-validation';

/** Thrown when none of the documents of an event is marked as the one to register the vehicle by. */
export class NoDocumentSelectedError extends PermanentError {
  constructor(readonly meldingId: string) {
    super('ECOC_VALIDATION_NO_DOCUMENT_SELECTED', `no document is selected for ${meldingId}`);
    this.name = 'NoDocumentSelectedError';
  }
}

/**
 * The verdict on the selected document, as the event that tells of it. Rules judge as of the receipt of the request; `now` is only when it was
 * done.
 */
export const judgeEcoc = (obtained: EcocObtained, now: Date): EncodedEvent => {
  const { data } = obtained;
  const document = data.documents.find(({ selected }) => selected);
  if (!document) throw new NoDocumentSelectedError(data.meldingId);
  const { vin, taxGroup, seats, receivedAt } = data;
  const verdict = checkEcoc(Buffer.from(document.content, 'base64'), { vin, taxGroup, seats, receivedAt });
  const { checks, warnings } = verdict;
  const occurredAt = now.toISOString();
  const origin = { source: SOURCE, occurredAt };
  const common = {
    ...data,
    stages: { obtainedAt: data.obtainedAt, checkedAt: occurredAt },
    checks,
    ruleSet: RULE_SET_VERSION,
    warnings,
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
