import { Database, migrate, ParkingTable } from '@kjoreklar/persistence';
import { eventually, freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import { patience, Stage, stageLogger } from '../../test/stage';
import type { HandlerPolicy } from '../handling/handler-policy';

const policy: HandlerPolicy = {
  tries: 2,
  firstDelayMs: 20,
  maxDelayMs: 20,
  then: { delaysMs: [300, 600], mostTries: 1_000, mostAgeMs: 3_600_000 },
};
const impatient: HandlerPolicy = { ...policy, then: { delaysMs: [300, 600], mostTries: 5, mostAgeMs: 3_600_000 } };

let stage: Stage;
let fresh: FreshDatabase;
let database: Database;
let parking: ParkingTable;

beforeEach(async () => {
  fresh = await freshDatabase();
  const settings = { connectionString: fresh.url, schema: 'app', logger: stageLogger };
  await migrate({ ...settings, directories: [] });
  database = new Database({ ...settings, applicationName: 'parking', poolSize: 8 });
  parking = new ParkingTable(database);
  stage = await Stage.open(3);
});
afterEach(async () => {
  await stage.close();
  await database.close();
  await fresh.drop();
});

const lanes = async () => (await parking.outlook([stage.topic])).lanes;
const publish = (key: string, ...values: string[]) =>
  stage.producer.publish(values.map((value) => stage.event(key, value)));

jest.setTimeout(120_000);
/** What an instance had claimed when it was cut off is free again when its claim has run out. */
const untilClaimsRunOut = { timeoutMs: 60_000 };

/** Handles and remembers; values that are listed fail until they are taken off the list. */
class Shop {
  readonly failing = new Set<string>();
  readonly tried: { value: string; attempt: number; at: number }[] = [];
  readonly handled: string[] = [];

  readonly handle = async (value: string, { attempt }: { attempt: number }): Promise<void> => {
    this.tried.push({ value, attempt, at: Date.now() });
    if (this.failing.has(value)) throw new Error(`${value} fails`);
    this.handled.push(value);
  };
}

describe('a message that keeps failing', () => {
  it('waits in PostgreSQL with what follows it, in order, while the offset moves on and others pass', async () => {
    const shop = new Shop();
    shop.failing.add('a1');
    stage.engine(shop.handle, { policy, parking });
    await publish('a', 'a1', 'a2', 'a3');
    await publish('b', 'b1', 'b2');
    await eventually(async () => expect(await stage.committed()).toBe(5), patience);
    expect(shop.handled).toEqual(expect.arrayContaining(['b1', 'b2']));
    expect(await lanes()).toBe(1);
    expect(shop.tried.some(({ value }) => value === 'a2')).toBe(false);
    await publish('a', 'a4');
    await eventually(async () => expect(await stage.committed()).toBe(6), patience);
    shop.failing.clear();
    await eventually(() => expect(shop.handled).toContain('a4'), patience);
    expect(shop.handled.filter((value) => value.startsWith('a'))).toEqual(['a1', 'a2', 'a3', 'a4']);
    await eventually(async () => expect(await lanes()).toBe(0), patience);
    await publish('a', 'a5');
    await eventually(() => expect(shop.handled.at(-1)).toBe('a5'), patience);
  });

  it('is never tried before it is due, and given up after its tries with all that is known of it', async () => {
    const shop = new Shop();
    shop.failing.add('a1');
    stage.engine(shop.handle, { policy: impatient, parking });
    await publish('a', 'a1', 'a2');
    await eventually(() => expect(shop.handled).toEqual(['a2']), patience);
    const tries = shop.tried.filter(({ value }) => value === 'a1');
    expect(tries.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5]);
    const waits = tries.slice(1).map(({ at }, index) => at - (tries[index]?.at ?? 0));
    [300, 600, 600].forEach((least, index) => expect(waits[index + 1]).toBeGreaterThanOrEqual(least - 5));
    const [deadLetter] = await stage.read(stage.deadLetters, 1);
    expect(deadLetter).toMatchObject({ key: 'a', value: Buffer.from('a1') });
    const headers = deadLetter?.headers.texts ?? {};
    expect(headers).toMatchObject({
      'x-original-topic': stage.topic,
      'x-dead-letter-code': 'EXHAUSTED',
      'x-dead-letter-reason-class': 'exhausted',
      'x-dead-letter-attempts': '5',
    });
    const failures = JSON.parse(headers['x-dead-letter-failures'] ?? '') as { attempt: number; message: string }[];
    expect(failures.map(({ attempt, message }) => [attempt, message])).toEqual(
      [1, 2, 3, 4, 5].map((attempt) => [attempt, 'a1 fails']),
    );
  });

  it('is taken up by another instance, behind which its key goes on', async () => {
    const shop = new Shop();
    shop.failing.add('a1');
    const first = stage.engine(shop.handle, { policy, parking });
    await publish('a', 'a1', 'a2');
    await eventually(async () => expect(await stage.committed()).toBe(2), patience);
    await first.drain(2_000);
    shop.failing.clear();
    await publish('a', 'a3');
    stage.engine(shop.handle, { policy, parking });
    await eventually(() => expect(shop.handled).toContain('a3'), patience);
    expect(shop.handled).toEqual(['a1', 'a2', 'a3']);
  });

  it('is parked once however many instances see it, and all keys keep their order', async () => {
    const shop = new Shop();
    const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const key of keys) shop.failing.add(`${key}2`);
    stage.engine(shop.handle, { policy, parking });
    const second = stage.engine(shop.handle, { policy, parking });
    for (let round = 0; round < 20; round += 1) await Promise.all(keys.map((key) => publish(key, `${key}${round}`)));
    await second.drain(2_000);
    shop.failing.clear();
    await eventually(() => expect(new Set(shop.handled).size).toBe(20 * keys.length), untilClaimsRunOut);
    for (const key of keys) {
      const firsts = [...new Set(shop.handled.filter((value) => value.startsWith(key)))];
      expect(firsts).toEqual(Array.from({ length: 20 }, (_, round) => `${key}${round}`));
    }
  });
});
