import { Client } from 'pg';
import { infrastructure } from './infrastructure';
import { uniqueName } from './unique-name';

export interface FreshDatabase {
  /** An administrator's connection to the new, empty database. */
  readonly url: string;
  /** Ends every session in it and removes it. */
  drop(): Promise<void>;
}

const asAdministrator = async (statement: string): Promise<void> => {
  const client = new Client({ connectionString: infrastructure().databaseUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** An empty database of this test's own, about 60 ms. */
export const freshDatabase = async (): Promise<FreshDatabase> => {
  const name = uniqueName('test').replaceAll('-', '_');
  await asAdministrator(`CREATE DATABASE ${name} TEMPLATE template0 STRATEGY file_copy`);
  const url = new URL(infrastructure().databaseUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdministrator(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
};
