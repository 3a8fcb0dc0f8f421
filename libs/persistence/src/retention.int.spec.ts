import { randomUUID } from 'node:crypto';
import { silentLogger } from '@kjoreklar/service-kit';
import { freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import { Database } from './database/database';
import { claimInbox } from './inbox';
import { migrate } from './migrate';
import { OutcomeStore } from './outcome-store';
import { purgeInbox, purgeOutcomes } from './retention';

const DAY_MS = 24 * 60 * 60 * 1000;
let fresh: FreshDatabase;
let database: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  const settings = { connectionString: fresh.url, schema: 'app', logger: silentLogger() };
  await migrate({ ...settings, directories: [] });
  database = new Database({ ...settings, applicationName: 'retention' });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

describe('what a service remembers', () => {
  it('of the inbox: what is older than asked is forgotten, and seen as new', async () => {
    const claim = (ids: string[]) => database.transaction((tx) => claimInbox(tx, 'registry', ids));
    await claim(['old', 'new']);
    await database.query(`update inbox set seen_at = now() - interval '50 days' where event_id = 'old'`);
    expect(await purgeInbox(database)).toBe(1);
    expect([...(await claim(['old', 'new']))]).toEqual(['old']);
  });

  it('of its outcomes: in bounded steps, however many', async () => {
    const store = new OutcomeStore();
    const [old, young] = [randomUUID(), randomUUID()];
    for (const meldingId of [old, young])
      await database.transaction((tx) => store.storeFirst(tx, [{ meldingId, causeId: 'cause', events: [] }]));
    await database.query(`insert into outcome (melding_id, cause_id, events, created_at)
      select gen_random_uuid(), 'cause', '[]', now() - interval '46 days' from generate_series(1, 10_001)`);
    await database.query(`update outcome set created_at = now() - interval '50 days' where melding_id = '${old}'`);
    expect(await purgeOutcomes(database)).toBe(10_002);
    expect([...(await store.find(database, [old, young])).keys()]).toEqual([young]);
  });

  it('is never less than what topics may still hold', async () => {
    await expect(purgeInbox(database, 30 * DAY_MS)).rejects.toThrow(RangeError);
    await expect(purgeOutcomes(database, 30 * DAY_MS)).rejects.toThrow(RangeError);
  });
});
