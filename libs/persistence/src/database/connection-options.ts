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

/** Options of the URL stay; the search path is added to them. */
const withSearchPath = (connectionString: string, schema: string): string => {
  if (!SCHEMA_NAME.test(schema)) throw new TypeError(`not a schema name: ${schema}`);
  const url = new URL(connectionString);
  const given = url.searchParams.get('options');
  url.searchParams.set('options', [...(given ? [given] : []), `-c search_path=${schema}`].join(' '));
  return url.toString();
};

/** For connections that live long: any number of statements, nothing waited for without end. */
export const connectionOptions = (settings: ConnectionSettings): ClientConfig => ({
  ...sessionOptions(settings),
  statement_timeout: STATEMENT_TIMEOUT_MS,
  query_timeout: ANSWER_TIMEOUT_MS,
  idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
});

/** For a connection of one purpose, such as migrating or listening, whose statements may take their time. */
export const sessionOptions = (settings: ConnectionSettings): ClientConfig => ({
  connectionString: withSearchPath(settings.connectionString, settings.schema),
  application_name: settings.applicationName,
  connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
});
