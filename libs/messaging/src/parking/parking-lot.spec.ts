import type { LanePlace } from '@kjoreklar/persistence';
import { silentLogger } from '@kjoreklar/service-kit';
import { Registry } from 'prom-client';
import { readMessage } from '../handling/incoming-message';
import { messagingMetrics } from '../metrics/messaging-metrics';
import { ParkingLot } from './parking-lot';

const aMessage = (key: string) =>
  readMessage('t.v1', 0, {
    key: Buffer.from(key),
    value: null,
    offset: '1',
    timestamp: '1',
    attributes: 0,
    headers: {},
  });
const head = { attempts: 3, ageMs: 0, failures: [] };

/** What the database would answer, when told to. */
class Table {
  held = true;
  fails = false;
  private readonly asked: ((places: LanePlace[]) => void)[] = [];

  lanes(): Promise<LanePlace[]> {
    if (this.fails) return Promise.reject(new Error('the database is away'));
    return new Promise((resolve) => this.asked.push(resolve));
  }
  async answer(...keys: string[]): Promise<void> {
    this.asked.shift()?.(keys.map((key) => ({ topic: 't.v1', lane: `key ${key}` })));
    await Promise.resolve();
    await Promise.resolve();
  }
  park = async (): Promise<void> => undefined;
  follow = async (): Promise<boolean> => this.held;
}

let table: Table;
let due: number[];
let lot: ParkingLot;

beforeEach(() => {
  table = new Table();
  due = [];
  lot = new ParkingLot({
    table,
    topics: ['t.v1'],
    logger: silentLogger(),
    metrics: messagingMetrics(new Registry()),
    onParked: (ms) => due.push(ms),
  });
});

describe('ParkingLot', () => {
  it('knows nothing until the lanes have been read, and again after the next join', async () => {
    expect(lot.isKnown).toBe(false);
    void lot.refresh();
    await table.answer('a');
    expect([lot.isKnown, lot.has(aMessage('a')), lot.has(aMessage('b'))]).toEqual([true, true, false]);
    void lot.refresh();
    expect(lot.isKnown).toBe(false);
    await table.answer();
    expect(lot.isKnown).toBe(true);
  });

  it('does not take the answer of an earlier join for that of the last', async () => {
    void lot.refresh();
    void lot.refresh();
    await table.answer();
    expect(lot.isKnown).toBe(false);
    await table.answer('c');
    expect([lot.isKnown, lot.has(aMessage('c'))]).toEqual([true, true]);
  });

  it('reads again until the database answers', async () => {
    jest.useFakeTimers();
    table.fails = true;
    void lot.refresh();
    await jest.advanceTimersByTimeAsync(2_500);
    expect(lot.isKnown).toBe(false);
    table.fails = false;
    await jest.advanceTimersByTimeAsync(1_000);
    await table.answer('a');
    expect(lot.isKnown).toBe(true);
    jest.useRealTimers();
  });

  it('remembers what it parked, says when it is due, and forgets a lane that turns out to be free', async () => {
    await lot.park(aMessage('a'), head, 5_000);
    expect([lot.has(aMessage('a')), due]).toEqual([true, [5_000]]);
    expect(await lot.follow(aMessage('a'))).toBe(true);
    table.held = false;
    expect(await lot.follow(aMessage('a'))).toBe(false);
    expect(lot.has(aMessage('a'))).toBe(false);
  });
});
