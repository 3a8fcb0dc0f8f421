import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runner } from 'node-pg-migrate';
import { Client } from 'pg';
import type { Logger } from '@kjoreklar/service-kit';
import { classifyError } from './database/classify-error';
import { sessionOptions } from './database/connection-options';
import { DatabaseUnavailableError, MigrationError } from './errors';

export interface MigrateOptions {
  readonly connectionString: string;
  readonly schema: string;
  /** Absolute paths of the app's directories of .sql files, in the order to run them. */
  readonly directories: readonly string[];
  readonly logger: Logger;
}

interface Step {
  readonly directory: string;
  /** Where node-pg-migrate notes what has run. */
  readonly table: string;
}

/** Found by the name of this library: a bundled service has its code somewhere else. */
const ownMigrations = (): string =>
  join(dirname(createRequire(__filename).resolve('@kjoreklar/persistence')), '../migrations');

const steps = (directories: readonly string[]): Step[] => [
  { directory: ownMigrations(), table: 'persistence_migrations' },
  ...directories.map((directory, index) => ({
    directory,
    table: index === 0 ? 'app_migrations' : `app_migrations_${index + 1}`,
  })),
];

/** Replicas of one service wait for each other; services do not. Fits the 53 bits of a number. */
const lockOf = (schema: string): number => createHash('sha256').update(`kjoreklar:${schema}`).digest().readUIntBE(0, 6);

const schemaExists = async (client: Client, schema: string): Promise<boolean> =>
  (await client.query('select from pg_namespace where nspname = $1', [schema])).rowCount === 1;

/** A role that owns only its schema may not say `create schema if not exists`, even where it exists. */
const ensureSchema = async (client: Client, schema: string): Promise<void> => {
  if (await schemaExists(client, schema)) return;
  await client.query(`create schema ${client.escapeIdentifier(schema)}`).catch(async (error: unknown) => {
    // Another process may have made it in between.
    if (!(await schemaExists(client, schema))) throw error;
  });
};

const runStep = async (client: Client, step: Step, { schema, logger }: MigrateOptions): Promise<void> => {
  const quiet = (text: string): void => logger.debug({ schema }, text);
  const ran = await runner({
    dbClient: client,
    dir: step.directory,
    ignorePattern: '(?!.*\\.sql$).*',
    direction: 'up',
    schema,
    migrationsSchema: schema,
    migrationsTable: step.table,
    advisoryLockMode: 'wait',
    lockValue: lockOf(schema),
    logger: { debug: quiet, info: quiet, warn: quiet, error: (text) => logger.error({ schema }, text) },
  });
  if (ran.length > 0) logger.info({ schema, migrations: ran.map(({ name }) => name) }, 'migrated');
};

const runSteps = async (client: Client, options: MigrateOptions): Promise<void> => {
  await ensureSchema(client, options.schema);
  for (const step of steps(options.directories)) {
    try {
      await runStep(client, step, options);
    } catch (error) {
      const cause = classifyError(error);
      if (cause instanceof DatabaseUnavailableError && cause.sqlState) throw cause;
      throw new MigrationError(options.schema, step.directory, { cause: error });
    }
  }
};

/**
 * Brings the tables of a schema up to date: those of this library first, then the app's. Forward only; several processes may call it at once, one
 * does the work and the others wait.
 *
 * @throws DatabaseUnavailableError, MigrationError
 */
export const migrate = async (options: MigrateOptions): Promise<void> => {
  const client = new Client(sessionOptions({ ...options, applicationName: `${options.schema} migrations` }));
  client.on('error', (error) => options.logger.warn({ err: error }, 'the connection that migrates was lost'));
  try {
    await client.connect();
    await runSteps(client, options);
  } catch (error) {
    throw error instanceof MigrationError ? error : classifyError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
};
