import { describeConfig } from '@kjoreklar/service-kit';
import { z } from 'zod';
import { table } from './markdown-table';

/** One service and the keys that it reads from its environment. */
export interface ServiceConfiguration {
  readonly service: string;
  readonly schema: z.ZodObject;
}

interface Key {
  readonly name: string;
  readonly form: string;
  readonly fallback: string;
  readonly meaning: string;
}

interface Property {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly description?: string;
}

const code = (value: unknown): string => `\`${String(value)}\``;

/** JSON Schema bounds every integer by the safe ones; those say nothing. */
const boundOf = (bound: number | undefined): number | undefined =>
  bound !== undefined && Number.isSafeInteger(bound) && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? bound : undefined;

const rangeOf = ({ minimum, maximum, exclusiveMinimum }: Property): string => {
  const above = boundOf(exclusiveMinimum);
  const least = boundOf(minimum) ?? (above === undefined ? undefined : above + 1);
  const most = boundOf(maximum);
  if (least === undefined) return most === undefined ? '' : ` up to ${most}`;
  return most === undefined ? ` from ${least}` : ` ${least} to ${most}`;
};

const formOf = (property: Property): string => {
  if (property.enum) return property.enum.map(code).join(', ');
  if (property.type === 'integer') return `whole number${rangeOf(property)}`;
  return property.format === 'uri' ? 'URL' : 'text';
};

const isSecret = (name: string): boolean => typeof describeConfig({ [name]: '' })[name] === 'object';

/** What an absent variable becomes; JSON Schema leaves out defaults that are given after a transformation. */
const fallbackOf = (field: z.core.$ZodType | undefined): string => {
  const absent = field && z.safeParse(field, undefined);
  if (!absent?.success) return '**required**';
  return absent.data === undefined ? '–' : code(absent.data);
};

const keysOf = (schema: z.ZodObject): Key[] => {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, property]) => {
    const { description } = property as Property;
    if (!description) throw new Error(`${name} has no description: add .describe() to its schema`);
    return {
      name,
      form: formOf(property as Property),
      fallback: fallbackOf(schema.shape[name]),
      meaning: `${isSecret(name) ? '**Secret.** ' : ''}${description.replaceAll('|', '\\|')}`,
    };
  });
};

const identityOf = (key: Key): string => JSON.stringify(key);

const intro = `# Configuration

Made from the zod schemas of the services (\`apps/<service>/src/<service>.config.ts\`) by \`npm run docs\`; a specification fails when it is not
what they say.

A service reads its environment once, at start. It reports every fault together and ends with exit code 78; an empty variable counts as
absent. What it has read is logged, of secrets only that they are there.`;

/** docs/configuration.md: first what several services read in the same way, then what each reads alone. */
export const configurationPage = (services: readonly ServiceConfiguration[]): string => {
  const readers = new Map<string, { readonly key: Key; readonly services: string[] }>();
  for (const { service, schema } of services)
    for (const key of keysOf(schema)) {
      const known = readers.get(identityOf(key));
      if (known) known.services.push(service);
      else readers.set(identityOf(key), { key, services: [service] });
    }
  const all = [...readers.values()];
  const naming = (names: readonly string[]): string => {
    const others = services.map(({ service }) => service).filter((service) => !names.includes(service));
    if (others.length === 0) return 'all';
    return others.length < names.length ? `all but ${others.join(', ')}` : names.join(', ');
  };
  const shared = all
    .filter((entry) => entry.services.length > 1)
    .map(({ key, services: names }) => [code(key.name), key.form, key.fallback, key.meaning, naming(names)]);
  const sections = services.map(({ service }) => {
    const own = all.filter((entry) => entry.services.length === 1 && entry.services[0] === service);
    const rows = own.map(({ key }) => [code(key.name), key.form, key.fallback, key.meaning]);
    return `## ${service}\n\n${own.length > 0 ? table([['key', 'form', 'default', 'meaning'], ...rows]) : 'Nothing of its own.'}`;
  });
  const common = `## Shared\n\n${table([['key', 'form', 'default', 'meaning', 'read by'], ...shared])}`;
  return `${[intro, common, ...sections].join('\n\n')}\n`;
};
