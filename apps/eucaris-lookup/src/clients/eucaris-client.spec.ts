import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EucarisFailedError, type EucarisAnswer, type EucarisClient } from './eucaris-client';
import { FakeEucarisClient, foundDocuments } from './fake-eucaris-client';
import { HttpEucarisClient } from './http-eucaris-client';

const vin = 'WV1ZZZ00000000001';
type Behaviour = EucarisAnswer | 'fails';

/** A client, and a way to make the other side behave. */
interface Driver {
  readonly client: EucarisClient;
  will(behaviour: Behaviour): void;
  close(): Promise<void>;
}

type Respond = (request: IncomingMessage, response: ServerResponse) => void;

const startGateway = async (): Promise<{ url: string; server: Server; respondWith: (respond: Respond) => void }> => {
  let respond: Respond = (_, response) => response.writeHead(503).end();
  const server = createServer((request, response) => respond(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/eucaris/`;
  return { url, server, respondWith: (next) => (respond = next) };
};

const json =
  (body: unknown): Respond =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const wireForm = (answer: EucarisAnswer): unknown => {
  switch (answer.kind) {
    case 'found':
      return {
        status: 'FOUND',
        documents: answer.documents.map(({ content }) => ({ content })),
        silentCountries: [],
      };
    case 'notFound':
      return { status: 'NOT_FOUND', documents: [], silentCountries: [] };
    case 'partial':
      return { status: 'PARTIAL', documents: [], silentCountries: answer.silentCountries };
  }
};

const overHttp = async (timeoutMs = 2_000) => {
  const gateway = await startGateway();
  const client = new HttpEucarisClient({ url: gateway.url, timeoutMs, connections: 4 });
  return {
    client,
    ...gateway,
    will: (behaviour: Behaviour): void =>
      gateway.respondWith(
        behaviour === 'fails' ? (_, response) => response.writeHead(500).end() : json(wireForm(behaviour)),
      ),
    close: async (): Promise<void> => {
      await client.onApplicationShutdown();
      gateway.server.closeAllConnections();
      await new Promise((resolve) => gateway.server.close(resolve));
    },
  };
};

const faked = async (): Promise<Driver> => {
  const client = new FakeEucarisClient();
  return { client, will: (behaviour) => client.will(vin, behaviour), close: async () => undefined };
};

describe.each<[string, () => Promise<Driver>]>([
  ['HttpEucarisClient', overHttp],
  ['FakeEucarisClient', faked],
])('%s, as an EucarisClient', (_, start) => {
  let driver: Driver;
  beforeEach(async () => (driver = await start()));
  afterEach(() => driver.close());

  it.each<[string, EucarisAnswer]>([
    ['documents, byte for byte', foundDocuments('<æøå/>', '\u0000\uFEFF')],
    ['that nobody knows the vehicle', { kind: 'notFound' }],
    ['that some states are silent', { kind: 'partial', silentCountries: ['D', 'S'] }],
  ])('gives %s', async (_what, answer) => {
    driver.will(answer);
    expect(await driver.client.ask(vin)).toEqual(answer);
  });

  it('throws when there is no answer, and recovers', async () => {
    driver.will('fails');
    await expect(driver.client.ask(vin)).rejects.toThrow(EucarisFailedError);
    await expect(driver.client.ask(vin)).rejects.toMatchObject({ code: 'EUCARIS_FAILED', vin });
    driver.will({ kind: 'notFound' });
    expect(await driver.client.ask(vin)).toEqual({ kind: 'notFound' });
  });
});

describe('HttpEucarisClient', () => {
  let driver: Awaited<ReturnType<typeof overHttp>>;
  beforeEach(async () => (driver = await overHttp(300)));
  afterEach(() => driver.close());

  it('asks at the address, over connections that it keeps', async () => {
    const asked: (string | undefined)[] = [];
    const ports = new Set<number | undefined>();
    driver.respondWith((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      ports.add(request.socket.remotePort);
      json({ status: 'NOT_FOUND' })(request, response);
    });
    for (let count = 0; count < 5; count += 1) await driver.client.ask(vin);
    expect(new Set(asked)).toEqual(new Set([`GET /eucaris/ecoc/${vin}`]));
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  it.each<[string, Respond]>([
    ['hangs', () => undefined],
    ['stops in the middle of the answer', (_, response) => void response.writeHead(200).write('{"status"')],
    ['hangs up', (request) => request.socket.destroy()],
    ['sends no JSON', (_, response) => response.writeHead(200).end('<html>')],
    ['sends another form', json({ status: 'MAYBE' })],
    ['sends null', json(null)],
    ['sends what is not base64', json({ status: 'FOUND', documents: [{ content: '§§§§' }] })],
    ['finds nothing it can show', json({ status: 'FOUND', documents: [] })],
    ['points elsewhere', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['says not found by status', (_, response) => response.writeHead(404).end()],
    [
      'sends more than any answer has',
      (_, response) => response.writeHead(200).end(Buffer.alloc(17 * 1024 * 1024, ' ')),
    ],
  ])('throws when EUCARIS %s', async (_, respond) => {
    driver.respondWith(respond);
    const begun = performance.now();
    await expect(driver.client.ask(vin)).rejects.toMatchObject({ code: 'EUCARIS_FAILED' });
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it('throws when nobody is there', async () => {
    const client = new HttpEucarisClient({ url: 'http://127.0.0.1:1/', timeoutMs: 300, connections: 1 });
    await expect(client.ask(vin)).rejects.toMatchObject({ code: 'EUCARIS_FAILED' });
    await client.onApplicationShutdown();
  });

  it('takes base64 with line breaks, and gives it without', async () => {
    driver.respondWith(json({ status: 'FOUND', documents: [{ content: 'Zmly\r\nc3Q=' }] }));
    expect(await driver.client.ask(vin)).toEqual(foundDocuments('first'));
  });
});
