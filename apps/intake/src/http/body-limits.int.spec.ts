import { request } from 'node:http';
import { type FreshDatabase, freshDatabase } from '@kjoreklar/testing';
import { IMPORTER, OpenIntake } from '../../test/open-intake';
import { BASE_PATH } from './case-representation';

const KIB = 1024;

/** Over a real connection: what matters is that a sender in full flow can read the answer. */
describe('the size of a body', () => {
  let fresh: FreshDatabase;
  let intake: OpenIntake;
  let url: string;
  let authorization: string;
  beforeAll(async () => {
    fresh = await freshDatabase();
    intake = await OpenIntake.start(fresh.url);
    url = `${await intake.app.getUrl()}/${BASE_PATH}/opprette`;
    authorization = `Bearer ${await intake.token(IMPORTER)}`;
  });
  afterAll(async () => {
    await intake.close();
    await fresh.drop();
  });

  const sized = (bytes: number): string => {
    const body = JSON.stringify({
      understellsnummer: 'WBA11AA0000000001',
      avgiftsgruppeKode: '101',
      klientreferanse: '',
    });
    return body.replace('""', `"${'x'.repeat(bytes - body.length)}"`);
  };
  const post = (body: string) =>
    fetch(url, { method: 'POST', body, headers: { authorization, 'content-type': 'application/json' } });

  const postInChunks = (body: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const headers = { authorization, 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
      const call = request(url, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      call.on('error', reject);
      for (let at = 0; at < body.length; at += 16 * KIB) call.write(body.slice(at, at + 16 * KIB));
      call.end();
    });

  it.each([64 * KIB + 1, 2 * KIB * KIB, 12 * KIB * KIB])('of %d bytes is too much', async (bytes) => {
    const response = await post(sized(bytes));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ kode: 'FOR_STOR', message: expect.stringContaining('64 KiB') });
  });

  it.each([64 * KIB + 1, 2 * KIB * KIB])('of %d bytes in chunks is too much', async (bytes) => {
    await expect(postInChunks(sized(bytes))).resolves.toBe(413);
  });

  it('of 64 KiB is read', async () => {
    expect((await post(sized(64 * KIB))).status).toBe(422);
    await expect(postInChunks(sized(64 * KIB))).resolves.toBe(422);
  });

  it('may be none for a DELETE, whatever its content type', async () => {
    const target = url.replace('opprette', '00000000-0000-4000-8000-000000000001');
    const response = await fetch(target, {
      method: 'DELETE',
      headers: { authorization, 'content-type': 'application/json' },
    });
    expect(response.status).toBe(404);
  });
});
