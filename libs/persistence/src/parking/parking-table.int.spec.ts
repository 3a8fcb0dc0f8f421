import { silentLogger } from '@kjoreklar/service-kit';
import { freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import { Database } from '../database/database';
import { migrate } from '../migrate';
import type { HeadState, ParkedMessage } from './parked-message';
import { ParkingTable } from './parking-table';

let fresh: FreshDatabase;
let database: Database;
let table: ParkingTable;

const topic = 'ecoc.accepted.v1';
const claimOne = { most: 1, leaseMs: 60_000 };
const failures = [{ at: '2026-07-06T08:00:00.000Z', attempt: 3, code: 'X', message: 'x' }];
const head: HeadState = { attempts: 3, ageMs: 1_500, failures };
const aMessage = (lane: string, offset: number): ParkedMessage => ({
  topic,
  lane,
  partition: 7,
  offset: String(offset),
  timestamp: '1767225600000',
  key: Buffer.from(lane),
  value: Buffer.from([0, 255, offset]),
  headers: [['ce_id', 'YQ==']],
});
const offsetOf = async (lane: string) => (await table.head({ topic, lane }))?.offset;

beforeAll(async () => {
  fresh = await freshDatabase();
  const settings = { connectionString: fresh.url, schema: 'app', logger: silentLogger() };
  await migrate({ ...settings, directories: [] });
  database = new Database({ ...settings, applicationName: 'parking', poolSize: 8 });
  table = new ParkingTable(database);
});
beforeEach(() => database.query('truncate parked_lane, parked_message'));
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

describe('ParkingTable', () => {
  it('keeps a message as it came, and what is known of its failures', async () => {
    await table.park(aMessage('a', 1), head, 0);
    const [claim] = await table.claimDue([topic], claimOne);
    expect(claim).toMatchObject({ topic, lane: 'a', attempts: 3, failures });
    expect(claim?.ageMs).toBeGreaterThanOrEqual(1_500);
    expect(await table.head({ topic, lane: 'a' })).toEqual(aMessage('a', 1));
  });

  it('gives nothing out before it is due, and nothing that another instance has', async () => {
    await table.park(aMessage('a', 1), head, 60_000);
    expect(await table.claimDue([topic], claimOne)).toEqual([]);
    await table.park(aMessage('b', 2), head, 0);
    expect(await table.claimDue(['other.v1'], claimOne)).toEqual([]);
    const claims = await Promise.all(Array.from({ length: 6 }, () => table.claimDue([topic], claimOne)));
    expect(claims.flat()).toHaveLength(1);
  });

  it('keeps followers in order behind the head, each once, and ends a lane only when it is empty', async () => {
    await table.park(aMessage('a', 5), head, 0);
    for (const offset of [9, 7, 9]) expect(await table.follow(aMessage('a', offset))).toBe(true);
    const [claim] = await table.claimDue([topic], claimOne);
    if (!claim) throw new Error('nothing claimed');
    const order: (string | undefined)[] = [];
    for (let next = await table.head(claim); next; next = await table.head(claim)) {
      order.push(next.offset);
      expect(await table.end(claim)).toBe(false);
      expect(await table.finish(claim, next, 60_000)).toBe(true);
    }
    expect(order).toEqual(['5', '7', '9']);
    expect(await table.end(claim)).toBe(true);
    expect(await table.follow(aMessage('a', 10))).toBe(false);
    expect(await table.lanes([topic])).toEqual([]);
  });

  it('lets whoever lost a claim change nothing', async () => {
    await table.park(aMessage('a', 1), head, 0);
    const [stale] = await table.claimDue([topic], { most: 1, leaseMs: 0 });
    const [current] = await table.claimDue([topic], claimOne);
    if (!stale || !current) throw new Error('not claimed twice');
    const message = aMessage('a', 1);
    expect(await table.finish(stale, message, 60_000)).toBe(false);
    await table.postpone(stale, { attempts: 9, failures: [] }, 0);
    expect(await offsetOf('a')).toBe('1');
    expect(await table.finish(current, message, 60_000)).toBe(true);
    expect(await table.end(stale)).toBe(false);
    expect(await table.end(current)).toBe(true);
  });

  it('keeps claimed what is worked on, and leaves to others what they have taken over', async () => {
    await table.park(aMessage('a', 1), head, 0);
    await table.park(aMessage('b', 1), head, 0);
    const stale = await table.claimDue([topic], { most: 2, leaseMs: 0 });
    const [ofA] = stale.filter(({ lane }) => lane === aMessage('a', 1).lane);
    if (!ofA) throw new Error('nothing claimed');
    await table.prolong([ofA], 60_000);
    const [taken, ...others] = await table.claimDue([topic], { most: 2, leaseMs: 0 });
    expect([taken?.lane, others]).toEqual([aMessage('b', 1).lane, []]);
    await table.prolong(stale, 60_000);
    expect(await table.claimDue([topic], claimOne)).toMatchObject([{ lane: aMessage('b', 1).lane }]);
  });

  it('puts off for as long as told, from the first failure on', async () => {
    await table.park(aMessage('a', 1), { attempts: 1, ageMs: 10_000, failures: [] }, 0);
    const [claim] = await table.claimDue([topic], claimOne);
    if (!claim) throw new Error('nothing claimed');
    await table.postpone(claim, { attempts: 2, failures }, 30_000);
    const { lanes, messages, nextDueInMs, oldestMs } = await table.outlook([topic]);
    expect({ lanes, messages }).toEqual({ lanes: 1, messages: 1 });
    expect(nextDueInMs).toBeGreaterThan(25_000);
    expect(oldestMs).toBeGreaterThanOrEqual(10_000);
  });

  it('neither loses a follower nor leaves it behind when its lane ends at that moment', async () => {
    for (let round = 0; round < 40; round += 1) {
      const lane = `r${round}`;
      await table.park(aMessage(lane, 1), head, 0);
      const [claim] = await table.claimDue([topic], claimOne);
      if (!claim) throw new Error('nothing claimed');
      const [, followed] = await Promise.all([
        table.finish(claim, aMessage(lane, 1), 60_000).then(() => table.end(claim)),
        table.follow(aMessage(lane, 2)),
      ]);
      expect(await offsetOf(lane)).toBe(followed ? '2' : undefined);
      expect((await table.lanes([topic])).some((place) => place.lane === lane)).toBe(followed);
    }
  });
});
