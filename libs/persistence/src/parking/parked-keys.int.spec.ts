import { silentLogger } from '@kjoreklar/service-kit';
import { freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import { Database } from '../database/database';
import { migrate } from '../migrate';
import type { ParkedMessage } from './parked-message';
import { ParkedKeys } from './parked-keys';
import { ParkingTable } from './parking-table';

const topic = 't.v1';
const aMessage = (key: string, offset: number): ParkedMessage => ({
  topic,
  lane: `key ${key}`,
  partition: 0,
  offset: String(offset),
  timestamp: '1',
  key: Buffer.from(key),
  value: null,
  headers: [],
});
const failures = [{ at: '2026-07-06T08:00:00.000Z', attempt: 3, code: 'EUCARIS_FAILED', message: 'HTTP status 503' }];

let fresh: FreshDatabase;
let database: Database;
let table: ParkingTable;
let keys: ParkedKeys;

beforeEach(async () => {
  fresh = await freshDatabase();
  const settings = { connectionString: fresh.url, schema: 'app', logger: silentLogger() };
  await migrate({ ...settings, directories: [] });
  database = new Database({ ...settings, applicationName: 'parked-keys', poolSize: 2 });
  table = new ParkingTable(database);
  keys = new ParkedKeys(database);
  await table.park(aMessage('LATER', 1), { attempts: 3, ageMs: 1_000, failures }, 1_800_000);
  await table.follow(aMessage('LATER', 2));
  await table.park(aMessage('SOONER', 3), { attempts: 4, ageMs: 1_000, failures }, 30_000);
});

afterEach(async () => {
  await database.close();
  await fresh.drop();
});

const due = async () => (await table.claimDue([topic], { most: 9, leaseMs: 60_000 })).map(({ lane }) => lane);

describe('ParkedKeys', () => {
  it('shows which keys wait, for what reason and until when', async () => {
    const [first, second] = await keys.list(10);
    expect(first).toMatchObject({ topic, key: 'SOONER', messages: 1, attempts: 4, underWay: false });
    expect(second).toMatchObject({ key: 'LATER', messages: 2, attempts: 3, lastCode: 'EUCARIS_FAILED' });
    expect(second?.lastMessage).toBe('HTTP status 503');
    expect(second?.dueAt.getTime()).toBeGreaterThan(first?.dueAt.getTime() ?? Infinity);
    expect(await keys.list(1)).toHaveLength(1);
  });

  it('makes one key due, or all', async () => {
    expect(await keys.tryNow('ANOTHER')).toBe(0);
    expect(await keys.tryNow('LATER')).toBe(1);
    expect(await due()).toEqual(['key LATER']);
    expect(await keys.tryNow()).toBe(1);
    expect(await due()).toEqual(['key SOONER']);
  });

  it('leaves alone what an instance is at', async () => {
    await keys.tryNow('LATER');
    await table.claimDue([topic], { most: 1, leaseMs: 60_000 });
    expect(await keys.tryNow('LATER')).toBe(0);
    expect((await keys.list(10)).map(({ key, underWay }) => [key, underWay])).toEqual([
      ['LATER', true],
      ['SOONER', false],
    ]);
  });
});
