import { freshDatabase } from '@kjoreklar/testing';
import { openNotifierDatabase } from '../../test/open-notifier';
import { planForKeys } from './plan-for-keys';

describe('connections that plan for keys', () => {
  it('have the settings beside what the URL gives', async () => {
    const fresh = await freshDatabase();
    const url = new URL(fresh.url);
    url.searchParams.set('options', '-c statement_timeout=12345');
    const stored = await openNotifierDatabase(url.href);
    const { rows } = await stored.database.query(
      `select current_setting('plan_cache_mode') as mode, current_setting('enable_seqscan') as scan,
              current_setting('search_path') as path`,
      [],
    );
    expect(rows).toEqual([{ mode: 'force_generic_plan', scan: 'off', path: 'webhook_notifier' }]);
    expect(planForKeys(url.href)).toContain('statement_timeout');
    await stored.close();
    await fresh.drop();
  });
});
