import { freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import { silentLogger } from '@kjoreklar/service-kit';
import { Database } from './database/database';
import { claimInbox } from './inbox';
import { migrate } from './migrate';

let fresh: FreshDatabase;
let database: Database;

const claim = async (consumer: string, ids: string[]) =>
  [...(await database.transaction((tx) => claimInbox(tx, consumer, ids)))].toSorted();

beforeAll(async () => {
  fresh = await freshDatabase();
  const settings = { connectionString: fresh.url, schema: 'app', logger: silentLogger() };
  await migrate({ ...settings, directories: [] });
  database = new Database({ ...settings, applicationName: 'inbox' });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});
beforeEach(() => database.query('truncate inbox'));

describe('inbox', () => {
  it('gives those never seen before, per consumer', async () => {
    expect(await claim('registry', ['b', 'a'])).toEqual(['a', 'b']);
    expect(await claim('registry', ['a', 'c', 'c'])).toEqual(['c']);
    expect(await claim('intake', ['a'])).toEqual(['a']);
    expect(await claim('intake', [])).toEqual([]);
  });

  it('has seen nothing of what was rolled back', async () => {
    const work = database.transaction(async (tx) => {
      await claimInbox(tx, 'registry', ['a']);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await claim('registry', ['a'])).toEqual(['a']);
  });

  it('gives an event to one of several that claim it at once, without deadlock', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `event-${index}`);
    const claimed = await Promise.all(
      [ids, ids.toReversed(), ids, ids.toReversed()].map((some) => claim('registry', some)),
    );
    expect(claimed.flat().toSorted()).toEqual(ids.toSorted());
  });
});
