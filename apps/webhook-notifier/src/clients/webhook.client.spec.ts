import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Resolve } from './guarded-connector';
import { WebhookClient } from './webhook.client';

const TIMEOUT_MS = 300;

describe('a call of a webhook', () => {
  const servers: Server[] = [];
  const clients: WebhookClient[] = [];

  const listen = async (listener: RequestListener): Promise<number> => {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  const aClient = (allowPrivateTargets: boolean, resolve?: Resolve): WebhookClient => {
    const client = new WebhookClient({
      policy: { allowPrivateTargets },
      timeoutMs: TIMEOUT_MS,
      ...(resolve ? { resolve } : {}),
    });
    clients.push(client);
    return client;
  };
  const call = (url: string) => ({ url: new URL(url), headers: { 'webhook-id': 'event-1' }, body: '{"a":"ø"}' });

  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  it('posts the body, and tells what was answered', async () => {
    const seen: string[] = [];
    const port = await listen((request, response) => {
      request.setEncoding('utf8').on('data', (chunk: string) => seen.push(`${request.method} ${request.url} ${chunk}`));
      request.on('end', () => response.writeHead(429, { 'retry-after': '7' }).end('not \u0000 now'));
    });
    const report = await aClient(true).post(call(`http://127.0.0.1:${port}/in?x=1`));
    expect(seen).toEqual(['POST /in?x=1 {"a":"ø"}']);
    expect(report).toMatchObject({ outcome: { kind: 'answered', status: 429, retryAfter: '7' }, snippet: 'not   now' });
    expect(report.durationMs).toBeGreaterThanOrEqual(0);
  });

  it('does not follow a redirect', async () => {
    let calls = 0;
    const port = await listen((_, response) => {
      calls += 1;
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    const report = await aClient(true).post(call(`http://127.0.0.1:${port}/`));
    expect(report.outcome).toEqual({ kind: 'answered', status: 307 });
    expect(calls).toBe(1);
  });

  it('reads 16 KiB of an answer and no more', async () => {
    const port = await listen((_, response) => {
      response.writeHead(200);
      const more = setInterval(() => response.write('x'.repeat(10_000)), 1);
      response.on('close', () => clearInterval(more));
    });
    const report = await aClient(true).post(call(`http://127.0.0.1:${port}/`));
    expect(report.outcome).toEqual({ kind: 'answered', status: 200 });
    expect(report.snippet).toHaveLength(500);
  });

  it.each<[string, RequestListener]>([
    ['never answers', () => undefined],
    ['never finishes its answer', (_, response) => void response.writeHead(200).write('{')],
    [
      'answers one byte at a time',
      (_, response) => {
        response.writeHead(200);
        const more = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(more));
      },
    ],
  ])('ends in time when the receiver %s', async (_, listener) => {
    const port = await listen(listener);
    const report = await aClient(true).post(call(`http://127.0.0.1:${port}/`));
    expect(report.outcome).toEqual({ kind: 'unanswered', code: 'TIMEOUT' });
    expect(report.durationMs).toBeLessThan(TIMEOUT_MS * 3);
  });

  it('tells why there was no answer', async () => {
    const port = await listen((request) => request.socket.destroy());
    const report = await aClient(true).post(call(`http://127.0.0.1:${port}/`));
    expect(report.outcome.kind).toBe('unanswered');
    const refused = await aClient(true).post(call('http://127.0.0.1:1/'));
    expect(refused).toMatchObject({ outcome: { kind: 'unanswered', code: 'ECONNREFUSED' } });
  });

  it('refuses private addresses, given as they are', async () => {
    let calls = 0;
    const port = await listen((_, response) => {
      calls += 1;
      response.end();
    });
    for (const host of ['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]']) {
      const report = await aClient(false).post(call(`http://${host}:${port}/`));
      expect(report.outcome).toEqual({ kind: 'unanswered', code: 'TARGET_ADDRESS_REFUSED' });
    }
    expect(calls).toBe(0);
  });

  it('refuses a name that has come to mean a private address, at each connection', async () => {
    let calls = 0;
    const port = await listen((_, response) => {
      calls += 1;
      response.end();
    });
    const asked: string[] = [];
    const rebinding: Resolve = (host, done) => {
      asked.push(host);
      done(null, [
        { address: '93.184.215.14', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]);
    };
    const client = aClient(false, rebinding);
    const refused = { outcome: { kind: 'unanswered', code: 'TARGET_ADDRESS_REFUSED' } };
    expect(await client.post(call(`http://importor.example:${port}/`))).toMatchObject(refused);
    expect(await client.post(call(`http://importor.example:${port}/`))).toMatchObject(refused);
    expect(asked).toEqual(['importor.example', 'importor.example']);
    expect(calls).toBe(0);
  });

  it('connects to the address that was checked, without asking again', async () => {
    const hosts: (string | undefined)[] = [];
    const port = await listen((request, response) => {
      hosts.push(request.headers.host);
      response.end();
    });
    const asked: string[] = [];
    const client = aClient(true, (host, done) => {
      asked.push(host);
      done(null, [{ address: '127.0.0.1', family: 4 }]);
    });
    const report = await client.post(call(`http://importor.example:${port}/`));
    expect(report.outcome).toEqual({ kind: 'answered', status: 200 });
    expect([asked, hosts]).toEqual([['importor.example'], [`importor.example:${port}`]]);
  });

  it('looks a name up once for all that wait for it', async () => {
    const port = await listen((_, response) => void response.end());
    let asked = 0;
    const client = aClient(true, (_, done) => {
      asked += 1;
      setTimeout(() => done(null, [{ address: '127.0.0.1', family: 4 }]), 20);
    });
    const reports = await Promise.all([1, 2, 3].map(() => client.post(call(`http://importor.example:${port}/`))));
    expect(reports.map(({ outcome }) => outcome)).toEqual(Array(3).fill({ kind: 'answered', status: 200 }));
    expect(asked).toBe(1);
  });

  it('tells that a name is unknown', async () => {
    const client = aClient(true, (_, done) => done(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }), []));
    const report = await client.post(call('http://importor.example/'));
    expect(report.outcome).toEqual({ kind: 'unanswered', code: 'ENOTFOUND' });
  });
});
