import { freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import { silentLogger } from '@kjoreklar/service-kit';
import { type NotifierDatabase, openNotifierDatabase } from '../../test/open-notifier';
import { Retention } from './retention';

describe('what is old', () => {
  let fresh: FreshDatabase;
  let stored: NotifierDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase();
    stored = await openNotifierDatabase(fresh.url);
  });
  afterAll(async () => {
    await stored.close();
    await fresh.drop();
  });

  it('goes, except what is not finished and the last event about a VIN', async () => {
    await stored.database.query(`
      insert into importer_event (event_id, organisation, vin, sequence, type, received_at)
      select 'event-' || n, '310000019', 'WV1ZZZ00000000001', n, 'preregistration.completed', now() - age * interval '1 day'
      from (values (1, 60), (2, 50), (3, 46), (4, 44), (5, 43)) as v (n, age);
      insert into delivery (endpoint_id, event_id, vin, sequence, status, available_at, created_at)
      select '00000000-0000-4000-8000-000000000001', event_id, vin, sequence,
             case sequence when 3 then 'PENDING' else 'DELIVERED' end, case sequence when 3 then now() end, received_at
      from importer_event;
      insert into importer_event (event_id, organisation, vin, sequence, type, received_at)
      values ('last-of-another', '310000019', 'WV1ZZZ00000000002', 1, 'preregistration.completed', now() - interval '1 year');
      insert into attempt (delivery_id, number, attempted_at, duration_ms) select id, 1, created_at, 1 from delivery`);
    expect(await new Retention(stored.database, silentLogger()).sweep()).toBe(4);
    const { rows } = await stored.database.query<{ event_id: string }>(
      'select event_id from importer_event order by 1',
      [],
    );
    expect(rows.map(({ event_id }) => event_id)).toEqual(['event-3', 'event-4', 'event-5', 'last-of-another']);
    const { rows: kept } = await stored.database.query(
      'select d.sequence from delivery d join attempt a on a.delivery_id = d.id order by 1',
      [],
    );
    expect(kept).toEqual([{ sequence: 3 }, { sequence: 4 }, { sequence: 5 }]);
    const { rows: attempts } = await stored.database.query('select count(*)::int as count from attempt', []);
    expect(attempts).toEqual([{ count: 3 }]);
  });
});
