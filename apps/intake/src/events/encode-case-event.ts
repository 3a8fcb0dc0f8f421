import {
  derivedId,
  encode,
  type EncodedEvent,
  type EventDefinition,
  type EventMetadata,
  PreregistrationCompleted,
  PreregistrationRequested,
  PreregistrationWithdrawalRefused,
  PreregistrationWithdrawalRequested,
  PreregistrationWithdrawn,
} from '@kjoreklar/contracts';
import type { Case } from '../domain/case';
import type { CaseEvent, ImporterEvent } from '../domain/case-event';

const SOURCE = '/kjoreklar/intake';

/** Each of a case's events has the same id whenever it is published, so that whoever reads it twice knows. */
const metadata = (subject: Case, { topic }: EventDefinition, occurredAt: string): EventMetadata => ({
  id: derivedId(subject.meldingId, topic),
  source: SOURCE,
  occurredAt,
  correlationId: subject.meldingId,
  causationId: subject.meldingId,
  ...(subject.traceparent ? { traceparent: subject.traceparent } : {}),
});

const encodeRequested = (subject: Case): EncodedEvent =>
  encode(PreregistrationRequested, metadata(subject, PreregistrationRequested, subject.receivedAt), {
    meldingId: subject.meldingId,
    vin: subject.vin,
    seq: subject.seq,
    organisation: subject.organisation,
    taxGroup: subject.taxGroup,
    seats: subject.seats,
    receivedAt: subject.receivedAt,
    clientReference: subject.clientReference,
    waitUntil: subject.waitUntil,
  });

const encodeWithdrawalRequested = (subject: Case): EncodedEvent => {
  const { reason, replacedBy, requestedAt } = subject.withdrawal ?? {
    reason: 'WITHDRAWN',
    replacedBy: null,
    requestedAt: subject.newsAt,
  };
  return encode(
    PreregistrationWithdrawalRequested,
    metadata(subject, PreregistrationWithdrawalRequested, requestedAt),
    {
      meldingId: subject.meldingId,
      vin: subject.vin,
      seq: subject.seq,
      organisation: subject.organisation,
      reason: reason === 'REPLACED' ? 'REPLACED' : 'WITHDRAWN',
      replacedBy,
      requestedAt,
    },
  );
};

const importerDefinitions = {
  completed: PreregistrationCompleted,
  withdrawn: PreregistrationWithdrawn,
  withdrawalRefused: PreregistrationWithdrawalRefused,
} as const;

const encodeForImporter = (event: ImporterEvent): EncodedEvent => {
  const { subject, decidedAt } = event;
  const definition = importerDefinitions[event.kind];
  const occurredAt = event.kind === 'completed' ? (subject.closedAt ?? decidedAt) : decidedAt;
  return encode(definition, metadata(subject, definition, occurredAt), {
    meldingId: subject.meldingId,
    vin: subject.vin,
    organisation: subject.organisation,
    clientReference: subject.clientReference,
    taxGroup: subject.taxGroup,
    status: event.status,
    importerSequence: event.importerSequence,
    errors: [...event.errors],
    warnings: [...event.warnings],
    decidedAt,
  });
};

/** The event as it goes to Kafka. */
export const encodeCaseEvent = (event: CaseEvent): EncodedEvent => {
  switch (event.kind) {
    case 'requested':
      return encodeRequested(event.subject);
    case 'withdrawalRequested':
      return encodeWithdrawalRequested(event.subject);
    case 'completed':
    case 'withdrawn':
    case 'withdrawalRefused':
      return encodeForImporter(event);
  }
};
