import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const milliseconds = z.coerce.number().int().positive();

/** Keys that every service reads. */
export const httpConfig = {
  PORT: port.describe('TCP port to listen on; 0 picks a free one'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('Least severe level logged'),
  SHUTDOWN_DEADLINE_MS: milliseconds.default(10_000).describe('How long SIGTERM may drain, in milliseconds'),
} as const;

export const databaseConfig = {
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe('PostgreSQL connection URL, with the role of this service'),
  DATABASE_SCHEMA: z
    .string()
    .regex(/^[a-z_]+$/)
    .describe('The schema that this service owns'),
  DATABASE_POOL_SIZE: z.coerce.number().int().positive().default(6).describe('Most connections to PostgreSQL'),
} as const;

export const kafkaConfig = {
  KAFKA_BROKERS: z
    .string()
    .min(1)
    .transform((list) => list.split(',').map((broker) => broker.trim()))
    .describe('Bootstrap servers, host:port, comma separated'),
  KAFKA_SESSION_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(1_000)
    .default(6_000)
    .describe(
      'How long an instance may be silent before others take its partitions, in milliseconds; no shorter than the broker allows (group.min.session.timeout.ms)',
    ),
  KAFKA_GROUP_INSTANCE_ID: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,200}$/)
    .optional()
    .describe(
      'Name of this instance in its consumer group, the same after a restart: a killed instance is then replaced at once. Unique among running ones',
    ),
} as const;

export const tokenConfig = {
  MASKINPORTEN_ISSUER: z.string().min(1).describe('Issuer that access tokens must name, with its trailing slash'),
  MASKINPORTEN_JWKS_URL: z.url().describe('Where the keys of the issuer are'),
  TOKEN_AUDIENCE: z.string().min(1).describe('Audience that access tokens must name'),
} as const;

export const booleanFlag = z.enum(['true', 'false']).transform((text) => text === 'true');
