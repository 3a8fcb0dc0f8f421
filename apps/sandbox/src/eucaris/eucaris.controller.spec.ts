import { once } from 'node:events';
import { request } from 'node:http';
import type { EucarisAnswer } from './eucaris';
import { aSandbox, type SandboxUnderTest } from '../fixtures/a-sandbox';
import { makerOf } from '../fixtures/maker-of';
import { signAgain } from '../pki/sign-again';

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await aSandbox();
});
afterAll(async () => sandbox.close());

const ask = async (vin: string) => sandbox.app.inject({ url: `/eucaris/ecoc/${vin}` });
const put = async (payload: object) => sandbox.app.inject({ method: 'PUT', url: '/eucaris/behaviour', payload });
const upload = async (payload: object) => sandbox.app.inject({ method: 'POST', url: '/eucaris/ecoc', payload });
const documentOf = async (vin: string): Promise<string> =>
  (await ask(vin)).json<EucarisAnswer>().documents[0]?.content ?? '';

describe('GET /eucaris/ecoc/{vin}', () => {
  it('finds the same document each time', async () => {
    const first = await ask('VF900000000000001');
    expect(first.statusCode).toBe(200);
    expect(first.json()).toMatchObject({ status: 'FOUND', silentCountries: [], documents: [{}] });
    expect((await ask(' vf900000000000001')).body).toBe(first.body);
    expect(Buffer.from(first.json().documents[0].content, 'base64').toString()).toContain('>VF900000000000001<');
  });

  it.each(['VF90000000000000', 'VF9000000000000O1', 'VF900000000000001X'])(
    'refuses %s, which is no VIN',
    async (vin) => {
      const answer = await ask(vin);
      expect(answer.statusCode).toBe(400);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.json().kode).toBe('UGYLDIG_UNDERSTELLSNUMMER');
    },
  );

  it('answers what special VINs ask for', async () => {
    const statuses = async (vin: string, times: number): Promise<unknown[]> => {
      const seen: unknown[] = [];
      for (let i = 0; i < times; i++) {
        const answer = await ask(vin);
        seen.push(answer.statusCode === 200 ? answer.json().status : answer.statusCode);
      }
      return seen;
    };
    expect(await statuses('ZZN00000000000001', 2)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(await statuses('ZZU00000000000001', 4)).toEqual([503, 503, 503, 'FOUND']);
    expect(await statuses('ZZM00000000000001', 3)).toEqual(['PARTIAL', 'PARTIAL', 'FOUND']);
    expect(await statuses('ZZE00000000000001', 4)).toEqual(['PARTIAL', 'PARTIAL', 'PARTIAL', 'PARTIAL']);
    expect((await ask('ZZE00000000000001')).json().silentCountries).toEqual(['D']);
    for (const vin of ['ZZC00000000000001', 'ZZK00000000000001', 'ZZV00000000000001']) {
      expect((await ask(vin)).json().documents).toHaveLength(2);
    }
    expect((await ask('ZZU00000000000002')).headers['retry-after']).toBe('1');
  });

  it('counts how often it was asked, whatever it answered', async () => {
    const asks = async () => (await sandbox.app.inject({ url: '/eucaris/asks' })).json<{ asks: number }>().asks;
    const before = await asks();
    await ask('ZZN00000000000002');
    await ask('ZZU00000000000003');
    expect((await asks()) - before).toBe(2);
  });

  it('is slow for ZZL', async () => {
    const start = performance.now();
    expect((await ask('ZZL00000000000001')).json().status).toBe('FOUND');
    expect(performance.now() - start).toBeGreaterThan(2_900);
  });

  it('keeps silent for ZZH until the caller gives up, then answers', async () => {
    await sandbox.app.listen(0, '127.0.0.1');
    const server = sandbox.app.getHttpServer();
    const { port } = server.address() as { port: number };
    const call = request({ port, path: '/eucaris/ecoc/ZZH00000000000001', agent: false }).end();
    const failed = once(call, 'error', { signal: AbortSignal.timeout(5_000) });
    await once(call, 'socket');
    await new Promise((resolve) => setTimeout(resolve, 200));
    call.destroy(new Error('given up'));
    await failed;
    expect((await ask('ZZH00000000000001')).json().status).toBe('FOUND');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const open = await new Promise((resolve) => server.getConnections((_, count) => resolve(count)));
    expect(open).toBe(0);
  });
});

describe('PUT /eucaris/behaviour', () => {
  afterEach(async () => put({ latencyMs: 0, errorRate: 0, hangRate: 0, autoIssue: true }));

  it('changes what it names and leaves the rest', async () => {
    await put({ errorRate: 1 });
    expect((await put({ latencyMs: 40 })).json()).toEqual({
      latencyMs: 40,
      errorRate: 1,
      hangRate: 0,
      autoIssue: true,
    });
    const start = performance.now();
    expect((await ask('VF900000000000001')).statusCode).toBe(503);
    expect(performance.now() - start).toBeGreaterThan(35);
  });

  it('without autoIssue finds only special VINs and uploads', async () => {
    await put({ autoIssue: false });
    expect((await ask('VF900000000000002')).json().status).toBe('NOT_FOUND');
    expect((await ask('ZZB00000000000002')).json().status).toBe('FOUND');
  });

  it.each([{ latencyMs: -1 }, { errorRate: 2 }, { hangRate: 'x' }, { autoIssue: 'yes' }, { latencyms: 5 }])(
    'refuses %j',
    async (payload) => {
      const answer = await put(payload);
      expect(answer.statusCode).toBe(400);
      expect(answer.json().feil[0]).toMatchObject({ kode: 'UGYLDIG_FELT', sti: `/${Object.keys(payload)[0]}` });
    },
  );

  it('refuses what is not JSON', async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await sandbox.app.inject({ method: 'PUT', url: '/eucaris/behaviour', payload: '{', headers });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().kode).toBe('UGYLDIG_FORESPORSEL');
  });
});

describe('POST /eucaris/ecoc', () => {
  const signed = (text: string): string =>
    Buffer.from(signAgain(text, sandbox.parts.pki.signer(makerOf(text)))).toString('base64');
  /** A document that the sandbox issued for another VIN, made out to this one. */
  const documentFor = async (vin: string): Promise<string> => {
    const text = Buffer.from(await documentOf('VF900000000000007'), 'base64').toString();
    return signed(text.replaceAll('VF900000000000007', vin));
  };

  it('makes an unknown VIN known, and forgets it again', async () => {
    const vin = 'ZZN00000000000009';
    const document = await documentFor(vin);
    const answer = await upload({ vin, document });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({ vin, documents: 1, varsler: [] });
    expect((await upload({ vin, document })).json().documents).toBe(1);
    expect((await ask(vin)).json()).toEqual({
      status: 'FOUND',
      documents: [{ content: document }],
      silentCountries: [],
    });
    const removed = await sandbox.app.inject({ method: 'DELETE', url: `/eucaris/ecoc/${vin}` });
    expect(removed.json()).toEqual({ vin, removed: 1 });
    expect((await ask(vin)).json().status).toBe('NOT_FOUND');
  });

  it('keeps several versions', async () => {
    const vin = 'VF900000000000042';
    const first = await documentFor(vin);
    const text = Buffer.from(first, 'base64').toString();
    const second = signed(text.replace('<IviVersionNumber>1<', '<IviVersionNumber>2<'));
    await upload({ vin, document: first });
    expect((await upload({ vin, document: second })).json().documents).toBe(2);
    expect((await ask(vin)).json().documents).toEqual([{ content: first }, { content: second }]);
  });

  it('names every fault of a document that it refuses', async () => {
    const vin = 'ZZX00000000000001';
    const answer = await upload({ vin, document: await documentOf(vin) });
    expect(answer.statusCode).toBe(422);
    const places = answer.json<{ feil: { sti: string }[] }>().feil.map((item) => item.sti.split('/').at(-1));
    expect(places).toEqual(expect.arrayContaining(['Type', 'MethodAttachmentStatutoryPlate']));
  });

  it('refuses a document about another VIN', async () => {
    const answer = await upload({ vin: 'VF900000000000043', document: await documentOf('VF900000000000044') });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().feil).toHaveLength(1);
  });

  it.each([
    [{ vin: 'x', document: 'AAAA' }, 'UGYLDIG_UNDERSTELLSNUMMER'],
    [{ vin: 'VF900000000000043', document: '%%' }, 'UGYLDIG_INNHOLD'],
    [{ vin: 'VF900000000000043' }, 'UGYLDIG_INNHOLD'],
    [{ vin: 7, document: 'AAAA' }, 'UGYLDIG_INNHOLD'],
  ])('refuses %j', async (payload, kode) => {
    const answer = await upload(payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().kode).toBe(kode);
  });
});
