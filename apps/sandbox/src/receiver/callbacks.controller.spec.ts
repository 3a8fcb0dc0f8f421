import { createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { aSandbox, type SandboxUnderTest } from '../fixtures/a-sandbox';
import { CallbackStore } from './callback-store';
import type { CallbackView } from './received-callback';

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await aSandbox();
});
afterAll(async () => sandbox.close());
beforeEach(async () => {
  await sandbox.app.inject({ method: 'DELETE', url: '/callbacks' });
  await put('behaviour', { statusCode: 204, latencyMs: 0, failNext: 0 });
});

const now = (): number => Math.floor(Date.now() / 1000);
const list = async (query = '') => (await sandbox.app.inject({ url: `/callbacks${query}` })).json<CallbackView[]>();
const put = async (what: string, payload: object) =>
  sandbox.app.inject({ method: 'PUT', url: `/callbacks/${what}`, payload });
const post = async (path: string, payload: string | object, headers: Record<string, string> = {}) =>
  sandbox.app.inject({ method: 'POST', url: `/callbacks/${path}`, payload, headers });

const key = randomBytes(24);
const secret = `whsec_${key.toString('base64')}`;
const body = JSON.stringify({ type: 'preregistration.completed', data: { meldingId: 'm-1' } }, null, 1);
const signed = (text: string, timestamp = now(), id = 'w-1'): Record<string, string> => ({
  'content-type': 'application/json',
  'webhook-id': id,
  'webhook-timestamp': String(timestamp),
  'webhook-signature': `v1,AAAA v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${text}`).digest('base64')}`,
});

describe('POST /callbacks/{anything}', () => {
  it('remembers what came, whatever it is', async () => {
    expect((await post('a/b?c=1', { data: { meldingId: 'm-1' } })).statusCode).toBe(204);
    await post('a', 'not json', { 'content-type': 'application/json' });
    await post('a', 'text', { 'content-type': 'text/plain' });
    const received = await list();
    expect(received).toMatchObject([
      { path: '/callbacks/a/b', body: { data: { meldingId: 'm-1' } }, signatureValid: null, statusCode: 204 },
      { path: '/callbacks/a', body: 'not json' },
      { body: 'text', headers: { 'content-type': 'text/plain' } },
    ]);
    expect(await list('?meldingId=m-1')).toHaveLength(1);
    expect(await list(`?after=${received[1]?.number}`)).toHaveLength(1);
    expect(await list(`?after=${new Date(Date.now() - 60_000).toISOString()}`)).toHaveLength(3);
    expect((await sandbox.app.inject({ url: '/callbacks?after=now' })).statusCode).toBe(400);
  });

  it('checks the signature over the bytes as they came', async () => {
    await put('secrets', { path: '/callbacks/signed', secret });
    await post('signed', body, signed(body));
    await post('signed', `${body} `, signed(body));
    await post('signed', body, signed(body, now() - 301));
    await post('signed', body, { ...signed(body), 'webhook-id': 'w-2' });
    await post('signed', body);
    expect((await list()).map((callback) => callback.signatureValid)).toEqual([true, false, false, false, false]);
    expect(await list('?webhookId=w-1')).toHaveLength(3);
  });

  it('judges what came before the secret was known', async () => {
    await post('late', body, signed(body));
    expect(await list()).toMatchObject([{ signatureValid: null }]);
    await put('secrets', { path: 'late', secret });
    expect(await list()).toMatchObject([{ signatureValid: true }]);
  });

  it('checks ed25519 signatures where it is given a public key', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
    await put('secrets', { path: 'asymmetric', secret: `whpk_${raw}` });
    const timestamp = now();
    const signature = sign(null, Buffer.from(`w-1.${timestamp}.${body}`), privateKey).toString('base64');
    const headers = { 'webhook-id': 'w-1', 'webhook-timestamp': String(timestamp) };
    await post('asymmetric', body, { ...headers, 'webhook-signature': `v1,AAAA v1a,${signature}` });
    await post('asymmetric', `${body}!`, { ...headers, 'webhook-signature': `v1a,${signature}` });
    expect(await list()).toMatchObject([{ signatureValid: true }, { signatureValid: false }]);
  });

  it.each(['', 'whsec_', 'whsec_AAAA', 'whpk_AAAA', 'abc'])('refuses the secret "%s"', async (text) => {
    expect((await put('secrets', { path: 'a', secret: text })).statusCode).toBe(400);
  });

  it('fails the next ones, then answers as told, for one path or for all', async () => {
    await put('behaviour', { failNext: 2, statusCode: 200 });
    await put('behaviour', { path: 'other', statusCode: 410, failNext: 0 });
    const statuses = [];
    for (const path of ['a', 'other', 'b', 'c']) statuses.push((await post(path, body)).statusCode);
    expect(statuses).toEqual([503, 410, 503, 200]);
    expect((await put('behaviour', { statusCode: 99 })).statusCode).toBe(400);
  });

  it('refuses a body that no callback has', async () => {
    expect((await post('a', 'x'.repeat(65 * 1024))).statusCode).toBe(413);
  });

  it('streams callbacks as they come', async () => {
    const { app } = sandbox;
    await app.listen(0, '127.0.0.1');
    const leave = new AbortController();
    const answer = await fetch(`${await app.getUrl()}/callbacks/stream`, { signal: leave.signal });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    await post('live', body, signed(body));
    let text = '';
    while (!text.includes('m-1')) text += Buffer.from((await reader.read()).value ?? []).toString();
    expect(text).toMatch(/event: callback\n/);
    expect(text).toMatch(/data: \{.*"path":"\/callbacks\/live"/);
    leave.abort();
  });
});

describe('CallbackStore', () => {
  it('keeps the newest', () => {
    const store = new CallbackStore(3);
    for (let number = 1; number <= 10; number++)
      store.add({
        number,
        receivedAt: new Date(number),
        path: '/callbacks/a',
        headers: {},
        body: Buffer.alloc(0),
        meldingId: `m-${number % 2}`,
        webhookId: undefined,
        statusCode: 204,
        signatureValid: undefined,
      });
    expect(store.size).toBe(3);
    expect(store.find({}).map(({ number }) => number)).toEqual([8, 9, 10]);
    expect(store.find({ meldingId: 'm-0' }).map(({ number }) => number)).toEqual([8, 10]);
  });
});
