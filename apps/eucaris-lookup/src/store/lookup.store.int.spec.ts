import { join } from 'node:path';
import type { EncodedEvent } from '@kjoreklar/contracts';
import { Database, migrate, Outbox, OutcomeStore } from '@kjoreklar/persistence';
import { silentLogger } from '@kjoreklar/service-kit';
import { aPreregistrationRequested, freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import { describeLookups } from '../../test/lookup-conformance';
import { FakeEucarisClient } from '../clients/fake-eucaris-client';
import { Lookup } from '../lookup/lookup';
import { PostgresLookupStore } from './lookup.store';
import { WaitingLookupStore } from './waiting-lookup.store';
import { toWaitingLookup, type WaitingRow } from './waiting-row';

const schema = 'eucaris_lookup';
const logger = silentLogger();
const columns = `request, reason, asks, partial_since as "partialSince", ask_until as "askUntil", next_ask_at as "nextAskAt"`;

let fresh: FreshDatabase;
let database: Database;
let store: PostgresLookupStore;

beforeEach(async () => {
  fresh = await freshDatabase();
  const connectionString = fresh.url;
  await migrate({ connectionString, schema, directories: [join(__dirname, '../../migrations')], logger });
  database = new Database({ connectionString, applicationName: 'eucaris-lookup test', schema, logger });
  store = new PostgresLookupStore({ database, outbox: new Outbox(), outcomes: new OutcomeStore() });
});
afterEach(async () => {
  await database.close();
  await fresh.drop();
});

const sent = async (): Promise<EncodedEvent[]> => {
  const { rows } = await database.query<Omit<EncodedEvent, 'id'> & { event_id: string }>(
    'select event_id, topic, key, headers, value from outbox_event order by id',
  );
  return rows.map(({ event_id, ...event }) => ({ id: event_id, ...event }));
};

const waitingFor = async (meldingId: string) => {
  const { rows } = await database.query<WaitingRow>(`select ${columns} from waiting_lookup where melding_id = $1`, [
    meldingId,
  ]);
  return rows.map(toWaitingLookup)[0];
};

describeLookups('look-ups in PostgreSQL', {
  aRequest: aPreregistrationRequested,
  open: async () => ({ store, waitingFor, sent }),
});

describe('what waits, in PostgreSQL', () => {
  const now = new Date('2026-07-06T08:00:00.000Z');
  const seconds = (count: number): Date => new Date(now.getTime() + count * 1_000);
  const claim = { now: seconds(60), leaseMs: 40_000, most: 100 };
  let waiting: WaitingLookupStore;

  const startWaiting = async (count: number): Promise<void> => {
    const eucaris = new FakeEucarisClient();
    const lookup = new Lookup({ eucaris, store, clock: { now: () => now } });
    await Promise.all(
      Array.from({ length: count }, () => lookup.answer(aPreregistrationRequested({ waitUntil: '2026-07-07' }))),
    );
  };

  beforeEach(() => {
    waiting = new WaitingLookupStore(database);
  });

  it('is claimed by one instance only, until the lease has run out', async () => {
    await startWaiting(20);
    const [first, second] = await Promise.all([waiting.claimDue(claim), waiting.claimDue(claim)]);
    const claimed = [...first, ...second].map(({ request }) => request.data.meldingId);
    expect(claimed).toHaveLength(20);
    expect(new Set(claimed).size).toBe(20);
    expect(await waiting.claimDue({ ...claim, now: seconds(99) })).toEqual([]);
    expect(await waiting.claimDue({ ...claim, now: seconds(100) })).toHaveLength(20);
  });

  it('is shared by instances that claim a few at a time', async () => {
    await startWaiting(20);
    const shares = await Promise.all(Array.from({ length: 5 }, () => waiting.claimDue({ ...claim, most: 4 })));
    const claimed = shares.flat().map(({ request }) => request.data.meldingId);
    expect(new Set(claimed).size).toBe(claimed.length);
    expect(Math.max(...shares.map((share) => share.length))).toBe(4);
  });

  it('says when the next is due', async () => {
    expect(await waiting.nextDueAt()).toBeNull();
    await startWaiting(2);
    expect(await waiting.nextDueAt()).toEqual(seconds(5));
    expect(await waiting.claimDue({ ...claim, now: seconds(4) })).toEqual([]);
  });

  it('lets go of what a withdrawal missed', async () => {
    await startWaiting(1);
    await database.query(
      'insert into withdrawn_lookup (melding_id, withdrawn_at) select melding_id, now() from waiting_lookup',
    );
    expect(await waiting.claimDue(claim)).toEqual([]);
    expect(await waiting.nextDueAt()).toBeNull();
  });

  it('wakes whoever listens when a request begins to wait', async () => {
    const woken: Date[] = [];
    store.onWaiting((at) => woken.push(at));
    await startWaiting(2);
    expect(woken).toEqual([seconds(5), seconds(5)]);
  });
});
