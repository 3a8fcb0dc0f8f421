import { z } from 'zod';
import { consumers, deadLetterTopic, eventDefinitions, PARTITIONS, RETENTION_MS } from '../topics';
import type { EventDefinition } from '../event-definition';

/** Which app publishes an event follows from its name. */
export const ownerOf = ({ type }: EventDefinition): string => {
  if (['ecoc.obtained', 'ecoc.awaited', 'ecoc.unavailable'].includes(type)) return 'eucaris-lookup';
  if (type.startsWith('ecoc.')) return 'ecoc-validation';
  return type.startsWith('vehicle.') ? 'registry' : 'intake';
};

export const consumersOf = (definition: EventDefinition): string[] =>
  Object.entries(consumers).flatMap(([group, handled]) => (handled.includes(definition) ? [group] : []));

const headerSchema = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_time'],
  properties: {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: { type: 'string', description: 'Derived from the cause: working through it again gives the same id' },
    ce_type: { type: 'string', description: 'The name of the topic' },
    ce_source: { type: 'string', description: '/kjoreklar/<service>' },
    ce_time: { type: 'string', format: 'date-time' },
    ce_subject: { type: 'string', description: 'The VIN' },
    ce_correlationid: { type: 'string', description: 'The request (meldingId)' },
    ce_causationid: { type: 'string', description: 'The id of the event or request that caused this one' },
    'content-type': { type: 'string', const: 'application/json' },
    traceparent: { type: 'string', description: 'W3C trace context' },
  },
};

const channelOf = (definition: EventDefinition): object => ({
  address: definition.topic,
  description: definition.description,
  messages: { [definition.topic]: { $ref: `#/components/messages/${definition.topic}` } },
  bindings: {
    kafka: {
      topic: definition.topic,
      partitions: PARTITIONS,
      topicConfiguration: {
        'cleanup.policy': ['delete'],
        'retention.ms': RETENTION_MS,
        ...(definition.maxBytes ? { 'max.message.bytes': definition.maxBytes } : {}),
      },
      bindingVersion: '0.5.0',
    },
  },
});

const messageOf = (definition: EventDefinition): object => ({
  name: definition.topic,
  summary: definition.description,
  contentType: 'application/json',
  headers: headerSchema,
  payload: { schemaFormat: 'application/schema+json;version=draft-2020-12', schema: z.toJSONSchema(definition.data) },
  bindings: { kafka: { key: { type: 'string', description: 'The VIN' }, bindingVersion: '0.5.0' } },
  'x-owner': ownerOf(definition),
  'x-dead-letters': consumersOf(definition).map((group) => deadLetterTopic(definition.topic, group)),
});

const byTopic = (make: (definition: EventDefinition) => object): Record<string, object> =>
  Object.fromEntries(eventDefinitions.map((definition) => [definition.topic, make(definition)]));

const operations = (): Record<string, object> =>
  Object.fromEntries<object>(
    eventDefinitions.flatMap((definition): (readonly [string, object])[] => {
      const channel = { $ref: `#/channels/${definition.topic}` };
      const sends = [[`${ownerOf(definition)} sends ${definition.topic}`, { action: 'send', channel }] as const];
      const receives = consumersOf(definition).map(
        (group) =>
          [
            `${group} receives ${definition.topic}`,
            {
              action: 'receive',
              channel,
              bindings: { kafka: { groupId: { type: 'string', const: group }, bindingVersion: '0.5.0' } },
            },
          ] as const,
      );
      return [...sends, ...receives];
    }),
  );

/** The AsyncAPI 3.0 document of all topics. */
export const asyncApi = (): object => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Kjøreklar',
    version: '1',
    description:
      'CloudEvents 1.0 in Kafka binary mode. Key of every message: the VIN. A published version never changes.',
  },
  channels: byTopic(channelOf),
  operations: operations(),
  components: { messages: byTopic(messageOf) },
});
