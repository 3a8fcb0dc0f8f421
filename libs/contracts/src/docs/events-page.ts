import { z } from 'zod';
import type { EventDefinition } from '../event-definition';
import { eventDefinitions } from '../topics';
import { consumersOf, ownerOf } from './async-api';

interface Property {
  readonly description?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Property[];
}

const typeOf = (property: Property): string => {
  if (property.enum) return property.enum.map((value) => `\`${value}\``).join(', ');
  if (property.anyOf) return property.anyOf.map(typeOf).join(' or ');
  return property.format ? `${property.type ?? ''} (${property.format})` : (property.type ?? 'any');
};

const fieldsOf = (definition: EventDefinition): string[] => {
  const schema = z.toJSONSchema(definition.data) as { properties?: Record<string, Property>; required?: string[] };
  return Object.entries(schema.properties ?? {}).map(
    ([name, property]) =>
      `| \`${name}\` | ${typeOf(property)}${schema.required?.includes(name) ? '' : ', optional'} | ${property.description ?? ''} |`,
  );
};

const section = (definition: EventDefinition): string =>
  [
    `## ${definition.topic}`,
    '',
    definition.description,
    '',
    `Sent by \`${ownerOf(definition)}\`; read by ${
      consumersOf(definition)
        .map((group) => `\`${group}\``)
        .join(', ') || 'nobody yet'
    }.`,
    '',
    '| field | type | meaning |',
    '|---|---|---|',
    ...fieldsOf(definition),
    '',
  ].join('\n');

/** The page docs/events.md. */
export const eventsPage = (): string =>
  [
    '# Events',
    '',
    'Made from `libs/contracts` by `npm run docs`. Kafka topic = event type and major version; key = VIN; CloudEvents 1.0, binary mode.',
    'The same as AsyncAPI 3.0: [asyncapi.json](asyncapi.json).',
    '',
    ...eventDefinitions.map(section),
  ].join('\n');
