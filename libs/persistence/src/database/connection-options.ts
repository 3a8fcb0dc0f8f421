import type { ClientConfig } from 'pg';

export interface ConnectionSettings {
  readonly connectionString: string;
  readonly applicationName: string;
  readonly schema: string;
}

const CONNECTION_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 30_000;
/** Later than the server's own limit, for a server that does not answer at all. */
const ANSWER_TIMEOUT_MS = 35_000;
/** A stopped process must not hold row locks for long. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 30_000;

const SCHEMA_NAME = /^[a-z_][a-z0-9_]*$/;

/**
 * Our statements look up a few keys in tables of any size. Left to itself the planner plans each of them anew every time, which takes longer than
 * running it, or keeps a plan that reads whole tables, made when they were empty and not analysed yet. Before PostgreSQL 18 what is switched off
 * only costs 10^10, where nothing else will do too; by that cost each of them would be compiled, for half a second, whenever it runs.
 */
const PLAN_FOR_KEYS = [
  'plan_cache_mode=force_generic_plan',
  'enable_seqscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
  'jit=off',
];

/** Options of the URL stay; ours are added to them. */
const withOptions = (connectionString: string, schema: string, settings: readonly string[]): string => {
  if (!SCHEMA_NAME.test(schema)) throw new TypeError(`not a schema name: ${schema}`);
  const url = new URL(connectionString);
  const given = url.searchParams.get('options');
  const options = [`search_path=${schema}`, ...settings].map((setting) => `-c ${setting}`);
  url.searchParams.set('options', [...(given ? [given] : []), ...options].join(' '));
  return url.toString();
};

/** For connections that live long: any number of statements, nothing waited for without end. */
export const connectionOptions = (settings: ConnectionSettings): ClientConfig => ({
  ...sessionOptions(settings, PLAN_FOR_KEYS),
  statement_timeout: STATEMENT_TIMEOUT_MS,
  query_timeout: ANSWER_TIMEOUT_MS,
  idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
});

/** For a connection of one purpose, such as migrating or listening, whose statements may take their time. */
export const sessionOptions = (settings: ConnectionSettings, planning: readonly string[] = []): ClientConfig => ({
  connectionString: withOptions(settings.connectionString, settings.schema, planning),
  application_name: settings.applicationName,
  connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
});
