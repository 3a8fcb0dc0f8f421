import { randomUUID } from 'node:crypto';
import type { EncodedEvent } from '@kjoreklar/contracts';
import { eventually, freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import { silentLogger } from '@kjoreklar/service-kit';
import { Database } from '../database/database';
import { migrate } from '../migrate';
import { OutcomeStore } from '../outcome-store';
import { Outbox } from './outbox';
import { OutboxRelay } from './outbox-relay';

jest.setTimeout(20_000);
const SOON = { timeoutMs: 10_000 };
const LANES = 8;

let fresh: FreshDatabase;
let administrator: Database;
let processes: Process[];
/** What reached the broker, from all processes, in the order of arrival. */
let broker: EncodedEvent[];

/** What one process of a service has. */
interface Process {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly relay: OutboxRelay;
}

type Publisher = (events: readonly EncodedEvent[]) => Promise<void>;
const toBroker: Publisher = async (events) => {
  await new Promise((resolve) => setTimeout(resolve, 2));
  broker.push(...events);
};

const settings = () => ({ connectionString: fresh.url, schema: 'app', logger: silentLogger() });

const aProcess = (options: { publisher?: Publisher; leaseMs?: number; batchSize?: number } = {}): Process => {
  const database = new Database({ ...settings(), applicationName: 'process' });
  const outbox = new Outbox({ lanes: LANES });
  const relay = new OutboxRelay({
    publisher: toBroker,
    ...options,
    database,
    outbox,
    instanceId: `process ${processes.length}`,
    logger: silentLogger(),
  });
  const process = { database, outbox, relay };
  processes.push(process);
  return process;
};

const started = (options: Parameters<typeof aProcess>[0] = {}): Process => {
  const process = aProcess(options);
  process.relay.start();
  return process;
};

const anEvent = (key: string, seq: number): EncodedEvent => ({
  id: `${key}-${seq}`,
  topic: 'vehicle.preregistered.v1',
  key,
  headers: { ce_id: `${key}-${seq}`, ce_type: 'vehicle.preregistered.v1' },
  value: JSON.stringify({ seq, text: 'æøå "quoted" \\' }),
});

/** One event about one vehicle, with its row locked first as a service does. */
const commitEvent = ({ database, outbox }: Process, key: string): Promise<EncodedEvent> =>
  database.transaction(async (tx) => {
    const { rows } = await tx.query<{ seq: number }>(
      'insert into vehicle values ($1, 1) on conflict (vin) do update set seq = vehicle.seq + 1 returning seq',
      [key],
    );
    const event = anEvent(key, rows[0]?.seq ?? 0);
    await outbox.add(tx, [event]);
    return event;
  });

const rowsLeft = async (): Promise<number> =>
  (await administrator.query<{ n: number }>('select count(*)::int as n from outbox')).rows[0]?.n ?? -1;

const lanesPerOwner = async (): Promise<number[]> =>
  (
    await administrator.query<{ n: number }>(
      'select count(*)::int as n from outbox_lane where owner is not null group by owner order by n desc',
    )
  ).rows.map(({ n }) => n);

const keyed = (events: readonly EncodedEvent[]): Map<string, string[]> => {
  const ids = new Map<string, Set<string>>();
  for (const { key, id } of events) ids.set(key, (ids.get(key) ?? new Set()).add(id));
  return new Map([...ids].map(([key, set]) => [key, [...set]]));
};

const published = (events: readonly EncodedEvent[]) =>
  eventually(() => {
    const ids = new Set(broker.map(({ id }) => id));
    expect(events.filter(({ id }) => !ids.has(id))).toEqual([]);
  }, SOON);

beforeAll(async () => {
  fresh = await freshDatabase();
  await migrate({ ...settings(), directories: [] });
  administrator = new Database({ ...settings(), applicationName: 'administrator' });
  await administrator.query('create table vehicle (vin text primary key, seq int not null)');
});
afterAll(async () => {
  await administrator.close();
  await fresh.drop();
});
beforeEach(async () => {
  await administrator.query('truncate vehicle, outbox, outbox_lane');
  processes = [];
  broker = [];
});
afterEach(async () => {
  await Promise.all(processes.map(({ relay }) => relay.stop()));
  await Promise.all(processes.map(({ database }) => database.close()));
});

describe('OutboxRelay alone', () => {
  it('publishes what is committed, unchanged and in order, and then deletes it', async () => {
    const process = started();
    const events: EncodedEvent[] = [];
    for (let seq = 0; seq < 5; seq += 1) events.push(await commitEvent(process, 'A'));
    await published(events);
    expect(broker).toEqual(events);
    await eventually(async () => expect(await rowsLeft()).toBe(0), SOON);
    expect(process.relay.lastError).toBeUndefined();
  });

  it('publishes nothing of a transaction that was rolled back', async () => {
    const process = started();
    const work = process.database.transaction(async (tx) => {
      await process.outbox.add(tx, [anEvent('A', 1)]);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    await published([await commitEvent(process, 'B')]);
    expect(broker.map(({ key }) => key)).toEqual(['B']);
  });

  it('publishes whole what an outcome holds, from memory and after the process that stored it has ended', async () => {
    const meldingId = randomUUID();
    const outcomes = new OutcomeStore();
    const short = anEvent('A', 1);
    const long = { ...anEvent('A', 2), value: JSON.stringify({ document: 'æøå "quoted" \\ '.repeat(500) }) };
    const dead = aProcess();
    const store = ({ database, outbox }: Process) =>
      database.transaction(async (tx) => {
        const given = [{ meldingId, causeId: 'c', events: [short, long] }];
        await outbox.addOutcomes(tx, await outcomes.storeFirst(tx, given));
      });
    await store(dead);
    const { rows } = await administrator.query<{ value: string | null }>('select value from outbox order by id');
    expect(rows).toEqual([{ value: short.value }, { value: null }]);
    const living = started();
    await published([short, long]);
    expect(broker).toEqual([short, long]);
    await store(living);
    await eventually(() => expect(broker).toEqual([short, long, short, long]), SOON);
  });

  it('publishes what was committed before it started, and what others commit', async () => {
    const before = await commitEvent(aProcess(), 'A');
    started();
    await published([before]);
  });

  it('publishes again what failed half-way, before anything later of the key, and says why', async () => {
    let refusals = 3;
    const reasons: unknown[] = [];
    const process = started({
      publisher: async (events) => {
        if (refusals === 0) return toBroker(events);
        refusals -= 1;
        broker.push(...events.slice(0, Math.floor(events.length / 2)));
        setImmediate(() => reasons.push(process.relay.lastError?.message));
        throw new Error('broker away');
      },
    });
    const events = await Promise.all(Array.from({ length: 40 }, (_, index) => commitEvent(process, `K${index % 4}`)));
    await published(events);
    for (const ids of keyed(broker).values()) expect(ids).toEqual(ids.toSorted(bySeq));
    expect(reasons).toEqual(['broker away', 'broker away', 'broker away']);
    await eventually(async () => expect(await rowsLeft()).toBe(0), SOON);
    expect(process.relay.lastError).toBeUndefined();
  });

  it('lets an event that the broker refuses hold up its own key only', async () => {
    let healed = false;
    const process = started({
      publisher: async (events) => {
        if (!healed && events.some(({ key }) => key === 'TOO-LARGE')) throw new Error('message too large');
        broker.push(...events);
      },
    });
    const refused = await commitEvent(process, 'TOO-LARGE');
    const events = await Promise.all(Array.from({ length: 20 }, (_, index) => commitEvent(process, `K${index}`)));
    await published(events);
    await eventually(() => expect(process.relay.lastError?.message).toBe('message too large'), SOON);
    expect(await rowsLeft()).toBeGreaterThan(0);
    healed = true;
    await published([refused, await commitEvent(process, 'TOO-LARGE')]);
    expect(keyed(broker).get('TOO-LARGE')).toEqual(['TOO-LARGE-1', 'TOO-LARGE-2']);
  });

  it('takes large backlogs in rounds', async () => {
    const process = aProcess({ batchSize: 7 });
    const events = await Promise.all(Array.from({ length: 60 }, (_, index) => commitEvent(process, `K${index % 10}`)));
    process.relay.start();
    await published(events);
    for (const ids of keyed(broker).values()) expect(ids).toEqual(ids.toSorted(bySeq));
  });

  it('goes on by itself after the server ended its sessions', async () => {
    const process = started();
    await published([await commitEvent(process, 'A')]);
    await administrator.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
    );
    const event = await eventually(() => commitEvent(process, 'A'), SOON);
    await published([event]);
    await eventually(async () => expect(await lanesPerOwner()).toEqual([LANES]), SOON);
  });

  it('does not publish twice while rows cannot be deleted, and deletes them later', async () => {
    await administrator.query(`
      create function refuse() returns trigger language plpgsql as
        $$begin raise exception 'no space left on device' using errcode = '53100'; end$$;
      create trigger refuse before delete on outbox execute function refuse()`);
    const process = started();
    const events = [await commitEvent(process, 'A'), await commitEvent(process, 'B')];
    await published(events);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await published([await commitEvent(process, 'A')]);
    expect(broker).toHaveLength(3);
    expect(await rowsLeft()).toBe(3);
    await administrator.query('drop function refuse cascade');
    await eventually(async () => expect(await rowsLeft()).toBe(0), SOON);
  });

  it('knows how old the oldest event is', async () => {
    const process = aProcess();
    expect(await process.relay.oldestAgeMs()).toBe(0);
    await commitEvent(process, 'A');
    await administrator.query(`update outbox set created_at = now() - interval '1 minute'`);
    await eventually(async () => expect(await process.relay.oldestAgeMs()).toBeGreaterThanOrEqual(60_000), SOON);
  });
});

const seqOf = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1));
const bySeq = (left: string, right: string): number => seqOf(left) - seqOf(right);

describe('OutboxRelay among others', () => {
  it('shares the lanes, and hands its own over when it stops', async () => {
    const [first] = [started(), started()];
    await eventually(async () => expect(await lanesPerOwner()).toEqual([4, 4]), SOON);
    started();
    await eventually(async () => expect(await lanesPerOwner()).toEqual([3, 3, 2]), SOON);
    await first?.relay.stop();
    await eventually(async () => expect(await lanesPerOwner()).toEqual([4, 4]), SOON);
  });

  it('hears of events that another process commits to its lanes', async () => {
    const [first, second] = [started(), started()];
    await eventually(async () => expect(await lanesPerOwner()).toEqual([4, 4]), SOON);
    const begin = performance.now();
    const events = await Promise.all(
      Array.from({ length: 16 }, (_, index) => commitEvent(index % 2 ? first : second, `K${index}`)),
    );
    await published(events);
    expect(performance.now() - begin).toBeLessThan(900);
  });

  it('never reorders or loses while processes come and go', async () => {
    const writer = started();
    const events: EncodedEvent[] = [];
    const write = async (count: number): Promise<void> => {
      for (let index = 0; index < count; index += 1)
        events.push(...(await Promise.all([1, 2, 3].map((lane) => commitEvent(writer, `K${(index * lane) % 23}`)))));
    };
    const writing = write(250);
    const second = started();
    await new Promise((resolve) => setTimeout(resolve, 150));
    const third = started();
    await new Promise((resolve) => setTimeout(resolve, 150));
    await second.relay.stop();
    started();
    await writing;
    await third.relay.stop();
    await write(20);
    await published(events);
    for (const [key, ids] of keyed(broker)) {
      expect(ids).toEqual(ids.toSorted(bySeq));
      expect(ids).toHaveLength(events.filter((event) => event.key === key).length);
    }
  });

  it('takes the lanes of a process that was killed at once, by its missing session', async () => {
    await leaseTo('relay app killed', { hasSession: true, expiresInMs: 3_600_000 });
    const process = started();
    await published([await commitEvent(process, 'A')]);
    expect(await lanesPerOwner()).toEqual([LANES]);
  });

  it('waits for the lease of a process without a session to expire', async () => {
    await leaseTo('relay app cut off', { hasSession: false, expiresInMs: 1_500 });
    const begin = performance.now();
    const process = started();
    await published([await commitEvent(process, 'A')]);
    expect(performance.now() - begin).toBeGreaterThan(1_400);
  });

  it('publishes nothing once its lease went to another, and leaves the rows to that one', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const process = started({
      leaseMs: 1_000,
      publisher: async (events) => {
        broker.push(...events);
        await held;
      },
    });
    await published([await commitEvent(process, 'A')]);
    await leaseTo('relay app successor', { hasSession: false, expiresInMs: 3_600_000 });
    release();
    await new Promise((resolve) => setTimeout(resolve, 400));
    await commitEvent(process, 'A');
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(broker.map(({ id }) => id)).toEqual(['A-1']);
    expect(await rowsLeft()).toBe(2);
  });

  it('publishes what is committed before it stops', async () => {
    const process = started();
    const events = await Promise.all(Array.from({ length: 50 }, (_, index) => commitEvent(process, `K${index}`)));
    await process.relay.stop();
    expect(keyed(broker)).toEqual(keyed(events));
    expect(await rowsLeft()).toBe(0);
    expect(await lanesPerOwner()).toEqual([]);
  });

  it('stops in bounded time when the broker is away, and the events stay', async () => {
    const process = started({ publisher: () => new Promise(() => undefined) });
    await commitEvent(process, 'A');
    const begin = performance.now();
    await process.relay.stop();
    expect(performance.now() - begin).toBeLessThan(5_000);
    expect(await rowsLeft()).toBe(1);
  });
});

const leaseTo = async (owner: string, lease: { hasSession: boolean; expiresInMs: number }): Promise<void> => {
  await administrator.query(
    `insert into outbox_lane (lane, owner, has_session, epoch, expires_at)
     select lane, $1, $2, 7, clock_timestamp() + $3 * interval '1 millisecond' from generate_series(0, $4 - 1) as lane
     on conflict (lane) do update set owner = excluded.owner, has_session = excluded.has_session,
       epoch = outbox_lane.epoch + 1, expires_at = excluded.expires_at`,
    [owner, lease.hasSession, lease.expiresInMs, LANES],
  );
};
