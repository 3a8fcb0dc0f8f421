import { createHash } from 'node:crypto';
import {
  causedBy,
  ECOC_MAX_BYTES,
  EcocAwaited,
  EcocObtained,
  EcocUnavailable,
  encode,
  type EncodedEvent,
  type PreregistrationRequested,
} from '@kjoreklar/contracts';
import { PermanentError } from '@kjoreklar/messaging';
import type { ObtainedDocument } from '../clients/eucaris-client';
import type { LookupDecision } from './decide-lookup';

const SOURCE = '/kjoreklar/eucaris-lookup';
/** Room for what an event carries besides documents, and for what Kafka puts around it. */
const MAX_CONTENT_LENGTH = ECOC_MAX_BYTES - 64 * 1024;

/** Thrown when the certificate of a vehicle is larger than any event may be; a person must look at it. */
export class DocumentTooLargeError extends PermanentError {
  constructor(readonly vin: string) {
    super('EUCARIS_LOOKUP_DOCUMENT_TOO_LARGE', `the eCoC of ${vin} does not fit in an event`);
    this.name = 'DocumentTooLargeError';
  }
}

type ContractDocument = EcocObtained['data']['documents'][number];

const toContract = ({ bytes, content }: ObtainedDocument, selected: boolean): ContractDocument => ({
  content,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  selected,
});

/** All documents, or only the selected one where they do not fit in an event together. */
const documentsOf = ({ documents, selected }: Extract<LookupDecision, { kind: 'obtained' }>): ContractDocument[] => {
  const all = documents.map((document, index) => toContract(document, index === selected));
  const length = all.reduce((sum, { content }) => sum + content.length, 0);
  return length <= MAX_CONTENT_LENGTH ? all : all.filter((document) => document.selected);
};

const encodeObtained = (
  request: PreregistrationRequested,
  decision: Extract<LookupDecision, { kind: 'obtained' }>,
  now: Date,
): EncodedEvent => {
  const documents = documentsOf(decision);
  if (documents.some(({ content }) => content.length > MAX_CONTENT_LENGTH))
    throw new DocumentTooLargeError(request.data.vin);
  const occurredAt = now.toISOString();
  return encode(EcocObtained, causedBy(request, EcocObtained.topic, { source: SOURCE, occurredAt }), {
    ...request.data,
    obtainedAt: occurredAt,
    documents,
    ...(decision.warnings.length > 0 ? { warnings: [...decision.warnings] } : {}),
  });
};

/** The event that tells of a decision; its id follows from the request, so deciding again gives the same. */
export const eventOf = (request: PreregistrationRequested, decision: LookupDecision, now: Date): EncodedEvent => {
  const occurredAt = now.toISOString();
  switch (decision.kind) {
    case 'obtained':
      return encodeObtained(request, decision, now);
    case 'unavailable':
      return encode(EcocUnavailable, causedBy(request, EcocUnavailable.topic, { source: SOURCE, occurredAt }), {
        ...request.data,
        reason: decision.reason,
        errors: [...decision.errors],
        answeredAt: occurredAt,
      });
    case 'waiting':
      return encode(EcocAwaited, causedBy(request, EcocAwaited.topic, { source: SOURCE, occurredAt }), {
        ...request.data,
        reason: decision.waiting.reason,
        askUntil: decision.waiting.askUntil.toISOString(),
      });
  }
};
