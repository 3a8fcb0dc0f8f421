import { v5 } from 'uuid';

/** The namespace of all ids that Kjøreklar derives; a random UUID, fixed for ever. */
const NAMESPACE = '5d1f3b8e-6c0a-4f0e-9b57-2f6f2c0c9a41';

/**
 * UUIDv5 of the causing id and the type of what it causes: working through the same cause again gives the same id, and the next
 * owner drops the duplicate.
 */
export const derivedId = (causeId: string, type: string): string => v5(`${causeId}|${type}`, NAMESPACE);

/** Metadata of an event caused by another: its own derived id, the cause's correlation and trace. */
export const causedBy = (
  cause: { readonly id: string; readonly correlationId: string; readonly traceparent?: string },
  topic: string,
  origin: { readonly source: string; readonly occurredAt: string },
) => ({
  id: derivedId(cause.id, topic),
  source: origin.source,
  occurredAt: origin.occurredAt,
  correlationId: cause.correlationId,
  causationId: cause.id,
  ...(cause.traceparent ? { traceparent: cause.traceparent } : {}),
});
