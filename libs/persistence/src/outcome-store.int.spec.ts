import { randomUUID } from 'node:crypto';
import type { EncodedEvent } from '@kjoreklar/contracts';
import { freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import { silentLogger } from '@kjoreklar/service-kit';
import { Database } from './database/database';
import { migrate } from './migrate';
import { OutcomeStore } from './outcome-store';

let fresh: FreshDatabase;
let database: Database;
const store = new OutcomeStore();

const anEvent = (id: string): EncodedEvent => ({
  id,
  topic: 'ecoc.obtained.v1',
  key: 'WV1ZZZ00000000001',
  headers: { ce_id: id },
  value: `{"content":"\\"quoted\\" \\\\ æøå ${id}"}`,
});
const anOutcome = (meldingId: string, id: string) => ({ meldingId, causeId: `cause-${id}`, events: [anEvent(id)] });

beforeAll(async () => {
  fresh = await freshDatabase();
  const settings = { connectionString: fresh.url, schema: 'app', logger: silentLogger() };
  await migrate({ ...settings, directories: [] });
  database = new Database({ ...settings, applicationName: 'outcomes', poolSize: 12 });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

describe('OutcomeStore', () => {
  it('stores the first outcome, and gives it back for ever', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const stands = await database.transaction((tx) => store.storeFirst(tx, [anOutcome(first, '1')]));
    expect(stands).toEqual(new Map([[first, [anEvent('1')]]]));
    const later = await database.transaction((tx) =>
      store.storeFirst(tx, [anOutcome(second, '2'), anOutcome(first, '3')]),
    );
    expect(later).toEqual(
      new Map([
        [first, [anEvent('1')]],
        [second, [anEvent('2')]],
      ]),
    );
    expect(await store.find(database, [first, randomUUID()])).toEqual(new Map([[first, [anEvent('1')]]]));
  });

  it('takes the first of two for one request in one call', async () => {
    const id = randomUUID();
    const stands = await database.transaction((tx) => store.storeFirst(tx, [anOutcome(id, '1'), anOutcome(id, '2')]));
    expect(stands).toEqual(new Map([[id, [anEvent('1')]]]));
    expect(await store.find(database, [id])).toEqual(stands);
  });

  it('has none of a transaction that was rolled back', async () => {
    const id = randomUUID();
    const work = database.transaction(async (tx) => {
      await store.storeFirst(tx, [anOutcome(id, '1')]);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await store.find(database, [id])).toEqual(new Map());
  });

  it('lets one stand, the same for all, when many decide at once', async () => {
    const ids = Array.from({ length: 20 }, () => randomUUID());
    const told = await Promise.all(
      Array.from({ length: 10 }, (_, writer) =>
        database.transaction((tx) =>
          store.storeFirst(
            tx,
            (writer % 2 ? ids : ids.toReversed()).map((id) => anOutcome(id, `writer-${writer}`)),
          ),
        ),
      ),
    );
    const standing = await store.find(database, ids);
    for (const id of ids) for (const stands of told) expect(stands.get(id)).toEqual(standing.get(id));
  });

  it('asks nothing of the database for nothing', async () => {
    expect(await store.find(database, [])).toEqual(new Map());
    expect(await database.transaction((tx) => store.storeFirst(tx, []))).toEqual(new Map());
  });
});
