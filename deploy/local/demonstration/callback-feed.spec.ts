import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CallbackFeed } from './callback-feed.ts';

const callback = (number: number, path: string) => ({
  number,
  path,
  receivedAt: '2026-07-06T08:00:00.000Z',
  signatureValid: path === '/callbacks/mine' ? null : true,
  body: {},
});

describe('CallbackFeed', () => {
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer((_request, response) =>
      response.end(JSON.stringify([callback(1, '/callbacks/mine'), callback(2, '/callbacks/demonstration')])),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it('leaves out what came to a receiver of someone else', async () => {
    const feed = new CallbackFeed(url, new Date(), '/callbacks/demonstration');
    expect((await feed.next()).map(({ number }) => number)).toEqual([2]);
  });

  it('reads all receivers when none is named', async () => {
    expect(await new CallbackFeed(url, new Date()).next()).toHaveLength(2);
  });
});
