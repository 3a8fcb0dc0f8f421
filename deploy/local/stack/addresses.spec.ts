import { endpointsOf } from './addresses.ts';
import { roleUrl } from './database-roles.ts';
import { readSettings } from './settings.ts';

const secrets = { postgresPassword: 'p', rolePasswords: {}, webhookSecretKey: 'k' };

describe('endpoints.json', () => {
  it('says where everything is, and names a process as the part and as its address', () => {
    const pids = new Map([
      ['webhook-notifier', 7],
      ['kafka', 8],
    ]);
    const endpoints = endpointsOf(readSettings({}), secrets, pids);
    expect(endpoints).toMatchObject({
      intake: 'http://127.0.0.1:4000',
      webhookNotifier: 'http://127.0.0.1:4004',
      sandbox: 'http://127.0.0.1:4009',
      kafka: '127.0.0.1:4020',
      postgres: 'postgres://postgres:p@127.0.0.1:4030/kjoreklar',
    });
    expect(endpoints.pids).toEqual({ 'webhook-notifier': 7, webhookNotifier: 7, kafka: 8 });
  });
});

describe("an app's own connection", () => {
  it("is the administrator's address with the role and its password", () => {
    const url = roleUrl('postgres://admin:a@db:5432/kjoreklar?sslmode=require', 'eucaris-lookup', 's/p');
    expect(url).toBe('postgres://eucaris_lookup:s%2Fp@db:5432/kjoreklar?sslmode=require');
  });
});
