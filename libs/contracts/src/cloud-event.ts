import { z } from 'zod';
import type { Event, EventDefinition, EventMetadata, EventOf } from './event-definition';

/** An event as it goes to Kafka: CloudEvents 1.0, binary mode; `value` is JSON. */
export interface EncodedEvent {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}

export type DecodeResult<Data> =
  { readonly ok: true; readonly event: Event<Data> } | { readonly ok: false; readonly problems: readonly string[] };

/** Thrown when a service tries to publish an event that breaks its own schema: a bug, never the sender's fault. */
export class InvalidEventError extends TypeError {
  readonly code = 'CONTRACTS_INVALID_EVENT';
  constructor(
    readonly topic: string,
    readonly problems: readonly string[],
  ) {
    super(`${topic} breaks its schema: ${problems.join('; ')}`);
    this.name = 'InvalidEventError';
  }
}

const describeIssues = (error: z.ZodError): string[] =>
  error.issues.map((issue) => `${issue.path.join('.') || '(root)'}: ${issue.message}`);

/** Strict: throws InvalidEventError unless `data` fits the schema. */
export const encode = <Definition extends EventDefinition>(
  definition: Definition,
  metadata: EventMetadata,
  data: z.input<Definition['data']>,
): EncodedEvent => {
  const parsed = definition.data.safeParse(data);
  if (!parsed.success) throw new InvalidEventError(definition.topic, describeIssues(parsed.error));
  const key = definition.key(parsed.data);
  return {
    id: metadata.id,
    topic: definition.topic,
    key,
    headers: {
      ce_specversion: '1.0',
      ce_id: metadata.id,
      ce_type: definition.topic,
      ce_source: metadata.source,
      ce_time: metadata.occurredAt,
      ce_subject: key,
      ce_correlationid: metadata.correlationId,
      ce_causationid: metadata.causationId,
      'content-type': 'application/json',
      ...(metadata.traceparent ? { traceparent: metadata.traceparent } : {}),
    },
    value: JSON.stringify(parsed.data),
  };
};

const required = ['ce_id', 'ce_type', 'ce_source', 'ce_time'] as const;

/** The metadata of an event without a look at its value; problems name every header that is missing. */
export const decodeMetadata = (headers: Readonly<Record<string, string>>): EventMetadata | { problems: string[] } => {
  const problems = required.filter((name) => !headers[name]).map((name) => `header ${name} is missing`);
  if (problems.length > 0) return { problems };
  const id = headers['ce_id'] as string;
  return {
    id,
    source: headers['ce_source'] as string,
    occurredAt: headers['ce_time'] as string,
    correlationId: headers['ce_correlationid'] ?? id,
    causationId: headers['ce_causationid'] ?? id,
    ...(headers['traceparent'] ? { traceparent: headers['traceparent'] } : {}),
  };
};

const parseJson = (text: string): { value: unknown } | { problem: string } => {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: `value is not JSON: ${(error as Error).message}` };
  }
};

/** Tolerant: unknown fields are ignored; every problem is reported, not the first. */
export const decode = <Definition extends EventDefinition>(
  definition: Definition,
  headers: Readonly<Record<string, string>>,
  value: string,
): { ok: true; event: EventOf<Definition> } | { ok: false; problems: readonly string[] } => {
  const problems: string[] = [];
  const metadata = decodeMetadata(headers);
  if ('problems' in metadata) problems.push(...metadata.problems);
  const json = parseJson(value);
  if ('problem' in json) return { ok: false, problems: [...problems, json.problem] };
  const parsed = definition.data.safeParse(json.value);
  if (!parsed.success) problems.push(...describeIssues(parsed.error));
  if (!parsed.success || 'problems' in metadata) return { ok: false, problems };
  return { ok: true, event: { ...metadata, topic: definition.topic, data: parsed.data } as EventOf<Definition> };
};
