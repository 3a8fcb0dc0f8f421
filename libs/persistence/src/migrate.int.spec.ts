import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, uniqueName, type FreshDatabase } from '@kjoreklar/testing';
import { silentLogger } from '@kjoreklar/service-kit';
import { Client } from 'pg';
import { migrate } from './migrate';

const OWN_TABLES = ['inbox', 'outbox', 'outbox_event', 'outbox_lane', 'outcome', 'parked_lane', 'parked_message'];
let fresh: FreshDatabase;
let directory: string;
let client: Client;

const migrateSchema = (schema: string, directories: string[] = [], connectionString = fresh.url) =>
  migrate({ connectionString, schema, directories, logger: silentLogger() });

const tablesOf = async (schema: string): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = $1 order by 1`,
    [schema],
  );
  return rows.map(({ name }) => name);
};

beforeAll(async () => {
  fresh = await freshDatabase();
  client = new Client({ connectionString: fresh.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await fresh.drop();
});
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'migrations-'));
});
afterEach(() => rm(directory, { recursive: true }));

describe('migrate', () => {
  it('makes the tables of the library, then those of the app, each noted apart', async () => {
    await writeFile(join(directory, '0001_create_vehicle.sql'), 'create table vehicle (vin text);');
    await writeFile(join(directory, 'README.md'), 'not a migration');
    await migrateSchema('registry', [directory]);
    expect(await tablesOf('registry')).toEqual(
      ['app_migrations', ...OWN_TABLES, 'persistence_migrations', 'vehicle'].toSorted(),
    );
  });

  it('runs each file once, also when several processes start together', async () => {
    await writeFile(join(directory, '0001_create_vehicle.sql'), 'create table vehicle (vin text);');
    await Promise.all([1, 2, 3].map(() => migrateSchema('intake', [directory])));
    await writeFile(join(directory, '0002_add_seq.sql'), 'alter table vehicle add column seq int;');
    await migrateSchema('intake', [directory]);
    const { rows } = await client.query('select name from intake.app_migrations order by id');
    expect(rows).toEqual([{ name: '0001_create_vehicle' }, { name: '0002_add_seq' }]);
  });

  it('keeps nothing of a file that fails, and says which directory it is in', async () => {
    await writeFile(join(directory, '0001_broken.sql'), 'create table half (vin text); select 1 / 0;');
    await expect(migrateSchema('broken', [directory])).rejects.toMatchObject({
      code: 'PERSISTENCE_MIGRATION_FAILED',
      schema: 'broken',
      directory,
      message: expect.stringContaining('division by zero'),
    });
    expect(await tablesOf('broken')).not.toContain('half');
  });

  it('needs no right but to its own schema', async () => {
    const role = uniqueName('role').replaceAll('-', '_');
    await client.query(`create role ${role} login password 'only-for-this-test'`);
    await client.query(`create schema owned authorization ${role}`);
    const url = Object.assign(new URL(fresh.url), { username: role, password: 'only-for-this-test' });
    await migrateSchema('owned', [], url.href);
    expect(await tablesOf('owned')).toEqual([...OWN_TABLES, 'persistence_migrations'].toSorted());
    await expect(migrateSchema('not_there', [], url.href)).rejects.toMatchObject({ sqlState: '42501' });
    await client.query(`drop owned by ${role}; drop role ${role}`);
  });

  it('explains every column', async () => {
    await migrateSchema('commented');
    const { rows } = await client.query(
      `select relname, attname from pg_attribute join pg_class on pg_class.oid = attrelid
       where relnamespace = 'commented'::regnamespace and relname = any($1) and attnum > 0
         and col_description(attrelid, attnum) is null`,
      [OWN_TABLES],
    );
    expect(rows).toEqual([]);
  });

  it('says that the database is away when it is', async () => {
    await expect(migrateSchema('app', [], 'postgres://nobody@127.0.0.1:1/nothing')).rejects.toMatchObject({
      code: 'PERSISTENCE_DATABASE_UNAVAILABLE',
    });
  });

  it('refuses a schema name that would need quoting', async () => {
    await expect(migrateSchema('not-a-name')).rejects.toThrow(TypeError);
  });
});
