import { causedBy, encode, type EncodedEvent, type EventDefinition, type EventMetadata } from '@kjoreklar/contracts';
import type { z } from 'zod';

const SOURCE = '/kjoreklar/registry';

/** An event of this service about what `cause` led to; keeps of `data` what the schema names. */
export const announce = <Definition extends EventDefinition>(
  definition: Definition,
  cause: Pick<EventMetadata, 'id' | 'correlationId' | 'traceparent'>,
  decidedAt: Date,
  data: z.input<Definition['data']>,
): EncodedEvent =>
  encode(definition, causedBy(cause, definition.topic, { source: SOURCE, occurredAt: decidedAt.toISOString() }), data);
