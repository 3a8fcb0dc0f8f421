import { freshDatabase, eventually, type FreshDatabase } from '@kjoreklar/testing';
import { silentLogger } from '@kjoreklar/service-kit';
import { Client } from 'pg';
import { DatabaseUnavailableError, StatementError, TransactionEndedError } from '../errors';
import { Database } from './database';

const APPLICATION = 'database under test';
let fresh: FreshDatabase;
let database: Database;

const openDatabase = (overrides: { connectionString?: string; poolSize?: number } = {}): Database =>
  new Database({
    connectionString: fresh.url,
    applicationName: APPLICATION,
    schema: 'app',
    logger: silentLogger(),
    ...overrides,
  });

/** From a session of its own, as an administrator would. */
const administer = async (text: string, values: unknown[] = []): Promise<unknown[]> => {
  const client = new Client({ connectionString: fresh.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
};

const terminateSessions = () =>
  administer('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [APPLICATION]);

const vins = async (): Promise<unknown[]> =>
  (await database.query<{ vin: string }>('select vin from vehicle order by vin')).rows.map(({ vin }) => vin);

beforeAll(async () => {
  fresh = await freshDatabase();
  await administer('create schema app');
  await administer('create table app.vehicle (vin text primary key, seq int unique deferrable initially deferred)');
  database = openDatabase();
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});
beforeEach(() => database.query('truncate vehicle'));

describe('Database', () => {
  it('sees its schema and no other', async () => {
    expect((await database.query('show search_path')).rows).toEqual([{ search_path: 'app' }]);
  });

  it('keeps the options of the URL', async () => {
    const url = new URL(fresh.url);
    url.searchParams.set('options', '-c work_mem=1234kB');
    const other = openDatabase({ connectionString: url.href });
    expect((await other.query('show work_mem')).rows).toEqual([{ work_mem: '1234kB' }]);
    expect((await other.query('show search_path')).rows).toEqual([{ search_path: 'app' }]);
    await other.close();
  });

  it('prepares a statement once, however often it runs', async () => {
    const text = `select $1::int as "once"`;
    await database.transaction(async (tx) => {
      for (let run = 0; run < 3; run += 1) await tx.query(text, [run]);
      const { rows } = await tx.query<{ prepared: number }>(
        'select count(*)::int as prepared from pg_prepared_statements where statement = $1',
        [text],
      );
      expect(rows).toEqual([{ prepared: 1 }]);
    });
  });

  it('has no statement compiled, not even one that can only read the whole of something', async () => {
    await administer('create sequence if not exists app.turn');
    const { rows } = await database.query('explain (analyze, format json) select last_value from turn');
    const [{ 'QUERY PLAN': plans = [] } = {}] = rows as { 'QUERY PLAN'?: object[] }[];
    expect(plans).toEqual([expect.objectContaining({ 'Execution Time': expect.any(Number) })]);
    expect(plans[0]).not.toHaveProperty('JIT');
  });

  it('gives a legal date as it is written, and an instant as an instant', async () => {
    const { rows } = await database.query(
      `select '2026-03-29'::date as "on", '2026-03-29T01:30:00Z'::timestamptz as at`,
    );
    expect(rows).toEqual([{ on: '2026-03-29', at: new Date('2026-03-29T01:30:00Z') }]);
  });

  it('says which constraint a statement broke, and keeps the connection', async () => {
    const one = openDatabase({ poolSize: 1 });
    const pid = async () => (await one.query('select pg_backend_pid() as pid')).rows;
    const before = await pid();
    await one.query(`insert into vehicle values ('A', 1)`);
    const failure = one.query('insert into vehicle values ($1, $2)', ['A', 2]);
    await expect(failure).rejects.toBeInstanceOf(StatementError);
    await expect(failure).rejects.toMatchObject({ sqlState: '23505', constraint: 'vehicle_pkey', table: 'vehicle' });
    expect(await pid()).toEqual(before);
    await one.close();
  });

  it('fails fast and typed when nobody listens', async () => {
    const away = openDatabase({ connectionString: 'postgres://nobody@127.0.0.1:1/nothing' });
    await expect(away.ping()).rejects.toMatchObject({ code: 'PERSISTENCE_DATABASE_UNAVAILABLE' });
    await expect(away.transaction(async () => 1)).rejects.toBeInstanceOf(DatabaseUnavailableError);
    await away.close();
  });

  it('survives that the server ends its sessions, idle or busy', async () => {
    await Promise.all([1, 2, 3].map(() => database.query('select pg_sleep(0.05)')));
    const busy = database.query('select pg_sleep(20)');
    await terminateSessionsOnceBusy();
    await expect(busy).rejects.toMatchObject({ code: 'PERSISTENCE_DATABASE_UNAVAILABLE', sqlState: '57P01' });
    await eventually(() => database.ping(), { timeoutMs: 5_000 });
  });
});

const terminateSessionsOnceBusy = () =>
  eventually(
    async () => {
      expect(await administer(`select from pg_stat_activity where wait_event = 'PgSleep'`)).toHaveLength(1);
      await terminateSessions();
    },
    { timeoutMs: 5_000 },
  );

describe('a transaction', () => {
  it('commits what was waited for and what was not, then runs its hooks', async () => {
    const seen: unknown[] = [];
    const result = await database.transaction(async (tx) => {
      tx.afterCommit(() => seen.push('committed'));
      await Promise.all([
        tx.query(`insert into vehicle values ('A', 1)`),
        tx.query(`insert into vehicle values ('B', 2)`),
      ]);
      tx.send('insert into vehicle values ($1, $2)', ['C', 3]);
      expect(seen).toEqual([]);
      return 'done';
    });
    expect([result, ...seen]).toEqual(['done', 'committed']);
    expect(await vins()).toEqual(['A', 'B', 'C']);
  });

  it('rolls back when the work throws, whatever is still under way, and runs no hook', async () => {
    const hook = jest.fn();
    const failure = new Error('changed my mind');
    const work = database.transaction(async (tx) => {
      tx.afterCommit(hook);
      tx.send(`insert into vehicle values ('A', 1)`);
      tx.send(`insert into vehicle values ('A', 1)`);
      throw failure;
    });
    await expect(work).rejects.toBe(failure);
    expect(await vins()).toEqual([]);
    expect(hook).not.toHaveBeenCalled();
  });

  it('fails with the first refusal among statements issued together', async () => {
    const work = database.transaction((tx) =>
      Promise.all([
        tx.query('insert into vehicle values ($1, 1)', ['A']),
        tx.query('insert into vehicle values ($1, 2)', ['A']),
        tx.query('insert into vehicle values ($1, 3)', ['B']),
      ]),
    );
    await expect(work).rejects.toMatchObject({ sqlState: '23505' });
    expect(await vins()).toEqual([]);
  });

  it('fails when a statement failed that nobody waited for', async () => {
    const hook = jest.fn();
    const work = database.transaction(async (tx) => {
      tx.afterCommit(hook);
      await tx.query(`insert into vehicle values ('A', 1)`);
      tx.send(`insert into vehicle values ('A', 2)`);
    });
    await expect(work).rejects.toMatchObject({ constraint: 'vehicle_pkey' });
    expect(hook).not.toHaveBeenCalled();
    expect(await vins()).toEqual([]);
  });

  it('says why it failed, not what followed from that, when a later statement is waited for', async () => {
    const full = `do $$ begin raise exception 'No space left on device' using errcode = 'disk_full'; end $$`;
    const work = database.transaction(async (tx) => {
      tx.send(full);
      await tx.query('select 1');
    });
    await expect(work).rejects.toBeInstanceOf(DatabaseUnavailableError);
    await expect(work).rejects.toMatchObject({ sqlState: '53100' });
  });

  it('says the latest reason where a savepoint took an earlier one back', async () => {
    const work = database.transaction(async (tx) => {
      await tx.query('savepoint before');
      await tx.query('select 1 / 0').catch(() => undefined);
      await tx.query('rollback to before');
      tx.send(`select 'no number'::int`);
      await tx.query('select 1');
    });
    await expect(work).rejects.toMatchObject({ sqlState: '22P02' });
  });

  it('does not pretend to have committed when the work swallowed a failure', async () => {
    const work = database.transaction(async (tx) => {
      await tx.query('select 1 / 0').catch(() => undefined);
    });
    await expect(work).rejects.toMatchObject({ sqlState: '22012' });
  });

  it('commits after a savepoint took a failure back', async () => {
    await database.transaction(async (tx) => {
      await tx.query(`insert into vehicle values ('A', 1)`);
      await tx.query('savepoint before');
      await tx.query('select 1 / 0').catch(() => undefined);
      await tx.query('rollback to before');
    });
    expect(await vins()).toEqual(['A']);
  });

  it('fails when COMMIT finds a constraint broken', async () => {
    const work = database.transaction((tx) => tx.query(`insert into vehicle values ('A', 1), ('B', 1)`));
    await expect(work).rejects.toMatchObject({ sqlState: '23505', constraint: 'vehicle_seq_key' });
    expect(await vins()).toEqual([]);
  });

  it('says that the database is away when its connection breaks, and stores nothing', async () => {
    const work = database.transaction(async (tx) => {
      await tx.query(`insert into vehicle values ('A', 1)`);
      await terminateSessions();
      await tx.query(`insert into vehicle values ('B', 2)`);
    });
    await expect(work).rejects.toMatchObject({ code: 'PERSISTENCE_DATABASE_UNAVAILABLE', outcomeUnknown: false });
    expect(await vins()).toEqual([]);
  });

  it('says that the outcome is unknown when its connection breaks at COMMIT', async () => {
    const work = database.transaction(async (tx) => {
      await tx.query(`insert into vehicle values ('A', 1)`);
      await terminateSessions();
    });
    await expect(work).rejects.toMatchObject({ outcomeUnknown: true });
  });

  it('takes no statement once it has ended', async () => {
    const tx = await database.transaction(async (running) => {
      await running.query('select 1');
      return running;
    });
    await expect(tx.query('select 1')).rejects.toBeInstanceOf(TransactionEndedError);
    expect(() => tx.send('select 1')).toThrow(TransactionEndedError);
  });

  it('keeps going when a hook throws', async () => {
    const after = jest.fn();
    await database.transaction(async (tx) => {
      tx.afterCommit(() => {
        throw new Error('hook');
      });
      tx.afterCommit(after);
    });
    expect(after).toHaveBeenCalled();
  });

  it('gives its connection back, whatever happens', async () => {
    const one = openDatabase({ poolSize: 1 });
    await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        one.transaction(async (tx) => {
          tx.send(index % 2 ? 'select 1 / 0' : 'select 1');
          if (index % 3 === 0) throw new Error('no');
        }),
      ),
    );
    await one.ping();
    await one.close();
  });
});
