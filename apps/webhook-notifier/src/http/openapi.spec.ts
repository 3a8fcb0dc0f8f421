import type { Database } from '@kjoreklar/persistence';
import { expectGenerated } from '@kjoreklar/testing';
import { openService } from '../../test/open-service';

const noDatabase = { query: () => Promise.reject(new Error('no database here')) } as unknown as Database;

describe('the OpenAPI document', () => {
  it('is served, and is the one that is checked in', async () => {
    const { app } = await openService(noDatabase);
    const served = await app.inject({ method: 'GET', url: '/openapi.json' });
    expect(served.statusCode).toBe(200);
    expectGenerated('apps/webhook-notifier/openapi.json', `${JSON.stringify(served.json(), null, 2)}\n`);
    await app.close();
  });
});
