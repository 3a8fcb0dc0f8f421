import { createHmac } from 'node:crypto';
import { eventually, freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import { anImporterEvent, type NotifierDatabase, openNotifierDatabase } from '../../test/open-notifier';
import { type OpenService, openService, tokenOf } from '../../test/open-service';
import { Receiver } from '../../test/receiver';

jest.setTimeout(30_000);
const PATH = '/webhooks/v1/endpoints';
const SCOPE = 'svv:kjoretoy/ecoc';
const [OWNER, OTHER] = ['310000019', '310000027'] as const;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- read by expectations only
}

describe('endpoints over HTTP', () => {
  let fresh: FreshDatabase;
  let stored: NotifierDatabase;
  let service: OpenService;
  let receiver: Receiver;
  let url: string;

  beforeAll(async () => {
    fresh = await freshDatabase();
    stored = await openNotifierDatabase(fresh.url);
  });
  afterAll(async () => {
    await stored.close();
    await fresh.drop();
  });
  beforeEach(async () => {
    await stored.database.query('truncate endpoint, delivery, importer_event, attempt');
    service = await openService(stored.database);
    await service.parts.delivery.start();
    receiver = new Receiver();
    url = await receiver.listen();
  });
  afterEach(async () => {
    await service.app.close();
    await service.parts.delivery.stop(100);
    await receiver.close();
  });

  const call = async (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    payload?: unknown,
    token = tokenOf(OWNER, SCOPE),
  ): Promise<Answer> => {
    const response = await service.app.inject({
      method,
      url: `${PATH}${path}`,
      headers: {
        authorization: `Bearer ${token}`,
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(payload === undefined ? {} : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
    });
    return {
      status: response.statusCode,
      headers: response.headers,
      body: response.body === '' ? {} : response.json<Answer['body']>(),
    };
  };
  const register = (given: object = {}, token?: string): Promise<Answer> =>
    call('POST', '', { url, events: ['preregistration.completed'], description: 'min', ...given }, token);

  it('are registered; the secret is shown once', async () => {
    const { status, headers, body } = await register();
    expect(status).toBe(201);
    expect(headers['location']).toBe(`${PATH}/${body['id']}`);
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      url,
      events: ['preregistration.completed'],
      description: 'min',
      signing: ['v1'],
      status: 'ACTIVE',
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: expect.stringMatching(/Z$/),
      secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/),
    });
    const { secret, ...shown } = body;
    expect(secret).toBeTruthy();
    expect((await call('GET', `/${body['id']}`)).body).toEqual(shown);
    expect((await call('GET', '')).body).toEqual({ endpoints: [shown] });
    const { rows } = await stored.database.query('select * from endpoint');
    expect(JSON.stringify(rows)).not.toContain(String(secret).replace('whsec_', ''));
  });

  it('get a key pair if they ask for v1a', async () => {
    const { body } = await register({ signing: ['v1', 'v1a'] });
    expect(body).toMatchObject({
      signing: ['v1', 'v1a'],
      publicKey: expect.stringMatching(/^whpk_[A-Za-z0-9+/]{43}=$/),
    });
  });

  it('belong to the organisation alone', async () => {
    const { body } = await register();
    const token = tokenOf(OTHER, SCOPE);
    expect((await call('GET', '', undefined, token)).body).toEqual({ endpoints: [] });
    for (const [method, path, payload] of [
      ['GET', '', undefined],
      ['PATCH', '', { description: 'x' }],
      ['DELETE', '', undefined],
      ['GET', '/deliveries', undefined],
      ['POST', '/test', undefined],
    ] as const)
      expect(await call(method, `/${body['id']}${path}`, payload, token)).toMatchObject({
        status: 404,
        body: { kode: 'IKKE_FUNNET' },
      });
    expect((await call('GET', '/not-a-uuid')).status).toBe(404);
  });

  it('need a token with the scope', async () => {
    expect((await register({}, tokenOf(OWNER, 'another:scope'))).body).toMatchObject({
      status: 403,
      kode: 'SCOPE_MANGLER',
    });
    expect((await register({}, '')).status).toBe(401);
  });

  it('are changed in part', async () => {
    const { body } = await register();
    const changed = await call('PATCH', `/${body['id']}`, {
      events: ['preregistration.withdrawn'],
      status: 'DISABLED',
    });
    expect(changed).toMatchObject({
      status: 200,
      body: {
        url,
        description: 'min',
        events: ['preregistration.withdrawn'],
        status: 'DISABLED',
        disabledReason: 'BY_OWNER',
      },
    });
    expect((await call('POST', `/${body['id']}/test`)).body).toMatchObject({
      status: 409,
      kode: 'ENDEPUNKT_IKKE_AKTIVT',
    });
    const { body: active } = await call('PATCH', `/${body['id']}`, { status: 'ACTIVE' });
    expect(active).toMatchObject({ status: 'ACTIVE' });
    expect(active).not.toHaveProperty('disabledReason');
  });

  it('are gone once deleted', async () => {
    const { body } = await register();
    expect((await call('DELETE', `/${body['id']}`)).status).toBe(204);
    expect((await call('GET', `/${body['id']}`)).status).toBe(404);
    expect((await call('DELETE', `/${body['id']}`)).status).toBe(404);
    expect((await call('GET', '')).body).toEqual({ endpoints: [] });
  });

  it('are twenty at most, even when asked for at once', async () => {
    const answers = await Promise.all(Array.from({ length: 23 }, () => register()));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    const refused = answers.find(({ status }) => status !== 201);
    expect(refused).toMatchObject({ status: 422, body: { kode: 'FOR_MANGE_ENDEPUNKTER' } });
    expect((await register({}, tokenOf(OTHER, SCOPE))).status).toBe(201);
  });

  it.each([
    ['FELT_MANGLER', '/url', { url: undefined }],
    ['FELT_FEIL_TYPE', '/url', { url: 7 }],
    ['URL_UGYLDIG', '/url', { url: 'importor.example' }],
    ['URL_FEIL_PROTOKOLL', '/url', { url: 'ftp://importor.example/' }],
    ['URL_MED_BRUKERNAVN', '/url', { url: 'http://navn:ord@importor.example/' }],
    ['URL_FOR_LANG', '/url', { url: `http://importor.example/${'x'.repeat(2_000)}` }],
    ['FELT_UGYLDIG_VERDI', '/events', { events: [] }],
    ['FELT_UGYLDIG_VERDI', '/events', { events: ['everything'] }],
    ['FELT_UGYLDIG_VERDI', '/events', { events: ['preregistration.completed', 'preregistration.completed'] }],
    ['FELT_FEIL_TYPE', '/events', { events: 'preregistration.completed' }],
    ['FELT_UGYLDIG_VERDI', '/description', { description: 'x'.repeat(201) }],
    ['FELT_UGYLDIG_VERDI', '/signing', { signing: ['v1a'] }],
    ['FELT_UGYLDIG_VERDI', '/signing', { signing: ['v1', 'v2'] }],
    ['UKJENT_FELT', '/secret', { secret: 'mine' }],
  ])('are refused: %s at %s (%#)', async (kode, sti, given) => {
    const { status, headers, body } = await register(given);
    expect(status).toBe(422);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({
      kode: 'UGYLDIG_INNHOLD',
      feil: [{ kode, sti, melding: expect.any(String), message: expect.any(String) }],
    });
  });

  it.each(['{', '[]', '"text"', 'null', '7'])('cannot be made of %s', async (payload) => {
    const { status, body } = await call('POST', '', payload);
    expect([400, 422]).toContain(status);
    expect(body).toMatchObject({ kode: expect.any(String), melding: expect.any(String) });
  });

  it('have no private addresses and no http where callbacks go out to the world', async () => {
    const open = await openService(stored.database, { WEBHOOK_ALLOW_PRIVATE_TARGETS: 'false' });
    const refusal = async (target: string) => {
      const response = await open.app.inject({
        method: 'POST',
        url: PATH,
        headers: { authorization: `Bearer ${tokenOf(OWNER, SCOPE)}`, 'content-type': 'application/json' },
        payload: JSON.stringify({ url: target, events: ['preregistration.completed'] }),
      });
      return response.json<{ feil: { kode: string }[] }>().feil[0]?.kode;
    };
    expect(await refusal('http://8.8.8.8/')).toBe('URL_KREVER_HTTPS');
    expect(await refusal('https://127.0.0.1/')).toBe('URL_PRIVAT_ADRESSE');
    expect(await refusal('https://localhost/')).toBe('URL_PRIVAT_ADRESSE');
    expect(await refusal('https://does-not-exist.invalid/')).toBe('URL_UKJENT_VERT');
    await open.app.close();
  });

  it('are called once for a test, signed', async () => {
    receiver.behaviour = () => ({ status: 418, body: 'tea' });
    const { body } = await register();
    const tested = await call('POST', `/${body['id']}/test`);
    expect(tested).toMatchObject({
      status: 200,
      body: { delivered: false, responseStatus: 418, responseSnippet: 'tea', error: null },
    });
    const [received] = receiver.calls;
    expect(JSON.parse(received?.body ?? '')).toMatchObject({ type: 'webhook.test', data: { endpointId: body['id'] } });
    const secret = Buffer.from(String(body['secret']).replace('whsec_', ''), 'base64');
    const content = `${received?.id}.${String(received?.headers['webhook-timestamp'])}.${received?.body}`;
    expect(received?.headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', secret).update(content).digest('base64')}`,
    );
  });

  it('show what was sent to them, newest first, page by page', async () => {
    const { body } = await register();
    for (const sequence of [1, 2, 3])
      await service.parts.delivery.accept(anImporterEvent({ id: `event-${sequence}`, sequence }));
    await eventually(() => expect(receiver.calls).toHaveLength(3), { timeoutMs: 5_000 });
    const log = (query: string) => call('GET', `/${body['id']}/deliveries${query}`);
    await eventually(async () => expect((await log('')).body['deliveries'][0].status).toBe('DELIVERED'), {
      timeoutMs: 5_000,
    });
    const first = await log('?limit=2');
    expect(first.body['deliveries'].map(({ webhookId }: { webhookId: string }) => webhookId)).toEqual([
      'event-3',
      'event-2',
    ]);
    expect(first.body['deliveries'][0]).toMatchObject({
      type: 'preregistration.completed',
      understellsnummer: 'WV1ZZZ00000000001',
      sekvens: 3,
      status: 'DELIVERED',
      finishedAt: expect.any(String),
      attempts: [{ number: 1, responseStatus: 204, error: null, durationMs: expect.any(Number) }],
    });
    const second = await log(`?limit=2&after=${first.body['next']}`);
    expect(second.body['deliveries']).toHaveLength(1);
    expect(second.body).not.toHaveProperty('next');
    expect(await log('?limit=0')).toMatchObject({ status: 400, body: { feil: [{ sti: '/limit' }] } });
    expect(await log('?after=x')).toMatchObject({ status: 400, body: { feil: [{ sti: '/after' }] } });
  });
});
