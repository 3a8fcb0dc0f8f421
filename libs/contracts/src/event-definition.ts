import { z } from 'zod';

/** What all events carry besides their data. Times are ISO 8601 instants; ids are UUIDs unless the causing event had another kind. */
export interface EventMetadata {
  readonly id: string;
  readonly source: string;
  readonly occurredAt: string;
  /** The request (`meldingId`) that everything in one chain belongs to. */
  readonly correlationId: string;
  /** The id of the event or request that caused this one. */
  readonly causationId: string;
  /** W3C trace context, when the cause had one. */
  readonly traceparent?: string;
}

export interface EventDefinition<Type extends string = string, Schema extends z.ZodType = z.ZodType> {
  readonly type: Type;
  readonly version: number;
  /** `ecoc.accepted.v1`: the Kafka topic, and the CloudEvents type. */
  readonly topic: string;
  readonly description: string;
  readonly data: Schema;
  /** The largest message in bytes, where the topic needs more than the broker's default of 1 MiB. */
  readonly maxBytes?: number;
  readonly key: (data: z.output<Schema>) => string;
}

export interface Event<Data> extends EventMetadata {
  readonly topic: string;
  readonly data: Data;
}

export type EventOf<Definition extends EventDefinition> = Event<z.output<Definition['data']>>;

export const defineEvent = <Type extends string, Schema extends z.ZodType>(
  definition: Omit<EventDefinition<Type, Schema>, 'topic'>,
): EventDefinition<Type, Schema> => ({ ...definition, topic: `${definition.type}.v${definition.version}` });
