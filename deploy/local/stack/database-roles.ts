import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { apps, schemaOf } from './apps.ts';

export const DATABASE = 'kjoreklar';

const connected = async <Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> => {
  const client = new Client({ connectionString: url, application_name: 'kjoreklar-local' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const names = async (client: Client, query: string): Promise<Set<string>> => {
  const { rows } = await client.query<{ name: string }>(query);
  return new Set(rows.map(({ name }) => name));
};

export const createDatabase = (adminUrl: string): Promise<void> =>
  connected(adminUrl, async (client) => {
    const databases = await names(client, 'SELECT datname AS name FROM pg_database');
    if (!databases.has(DATABASE)) await client.query(`CREATE DATABASE ${DATABASE}`);
  });

const roleStatements = (app: string, password: string, isNew: boolean): string => {
  const role = escapeIdentifier(schemaOf(app));
  return [
    `${isNew ? 'CREATE' : 'ALTER'} ROLE ${role} WITH LOGIN PASSWORD ${escapeLiteral(password)}`,
    `GRANT ${role} TO CURRENT_USER`,
    `CREATE SCHEMA IF NOT EXISTS ${role} AUTHORIZATION ${role}`,
    `ALTER ROLE ${role} SET search_path = ${role}`,
  ].join(';\n');
};

/** A role and a schema for each app, as often as one likes; `url` is an administrator's connection to the database. */
export const createRoles = (url: string, passwords: Readonly<Record<string, string>>): Promise<void> =>
  connected(url, async (client) => {
    const roles = await names(client, 'SELECT rolname AS name FROM pg_roles');
    const statements = apps.map(({ name }) => roleStatements(name, passwords[name] ?? '', !roles.has(schemaOf(name))));
    await client.query(statements.join(';\n'));
  });

/** The app's own connection: the administrator's address with the app's role and password. */
export const roleUrl = (adminUrl: string, app: string, password: string): string => {
  const url = new URL(adminUrl);
  url.username = schemaOf(app);
  url.password = password;
  return url.href;
};

/** Removes everything that the apps keep in the database. */
export const dropSchemas = (url: string): Promise<void> =>
  connected(url, async (client) => {
    const statements = apps.map(({ name }) => `DROP SCHEMA IF EXISTS ${escapeIdentifier(schemaOf(name))} CASCADE`);
    await client.query(statements.join(';\n'));
  });
