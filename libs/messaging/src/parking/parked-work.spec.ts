import { silentLogger } from '@kjoreklar/service-kit';
import { Registry } from 'prom-client';
import { ParkingInMemory } from '../../test/parking-in-memory';
import { readMessage } from '../handling/incoming-message';
import type { Route } from '../handling/route';
import { messagingMetrics } from '../metrics/messaging-metrics';
import { LEASE_MS } from './parked-lane';
import { ParkedWork } from './parked-work';
import { toParked } from './stored-message';

const topic = 't.v1';
const message = readMessage(topic, 0, {
  key: Buffer.from('a'),
  value: Buffer.from('slow'),
  offset: '1',
  timestamp: '1',
  attributes: 0,
  headers: {},
});

/** An instance whose handler ends when it is told to; `handled` counts how often it was called. */
const instance = (table: ParkingInMemory) => {
  const ends: (() => void)[] = [];
  const route: Route = {
    topic,
    policy: {
      tries: 1,
      firstDelayMs: 1,
      maxDelayMs: 1,
      then: { delaysMs: [1_000], mostTries: 10, mostAgeMs: 3_600_000 },
    },
    givenUp: 'deadLetterTopic',
    decode: () => ({ ok: true, payload: undefined }),
    handle: () => new Promise<void>((resolve) => ends.push(resolve)),
  };
  const work = new ParkedWork({
    table: table as never,
    routes: new Map([[topic, route]]),
    lot: { ended: () => undefined },
    waitMs: () => 0,
    bury: async () => undefined,
    observe: () => undefined,
    logger: silentLogger(),
    metrics: messagingMetrics(new Registry()),
  });
  work.start();
  return { work, ends };
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('ParkedWork', () => {
  it('keeps a lane for as long as its handler works, and no longer', async () => {
    const table = new ParkingInMemory();
    await table.park(toParked(message), { attempts: 1, ageMs: 0, failures: [] }, 0);
    const first = instance(table);
    const second = instance(table);
    await jest.advanceTimersByTimeAsync(4 * LEASE_MS);
    expect([first.ends.length, second.ends.length]).toEqual([1, 0]);
    first.ends[0]?.();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await table.lanes()).toEqual([]);
    await Promise.all([first.work.stop(), second.work.stop()]);
  });

  it('takes over what an instance left that ended in the middle of it, when its claim has run out', async () => {
    const table = new ParkingInMemory();
    await table.park(toParked(message), { attempts: 1, ageMs: 0, failures: [] }, 0);
    await table.claimDue([topic], { most: 1, leaseMs: LEASE_MS });
    const second = instance(table);
    await jest.advanceTimersByTimeAsync(LEASE_MS - 1_000);
    expect(second.ends).toHaveLength(0);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(second.ends).toHaveLength(1);
    second.ends[0]?.();
    await second.work.stop();
  });
});
