import { connect, createServer, type Server } from 'node:net';
import { Database } from '@kjoreklar/persistence';
import { silentLogger } from '@kjoreklar/service-kit';
import { freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import { migrateWhenReachable } from './migrate-when-reachable';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const listen = (server: Server, port = 0): Promise<number> =>
  new Promise((resolve) =>
    server.listen(port, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
  );

/** Leads to the real server. */
const aWayTo = ({ hostname, port }: URL): Server =>
  createServer((socket) => {
    const onward = connect(Number(port), hostname);
    socket.pipe(onward).pipe(socket);
    for (const end of [socket, onward]) end.on('error', () => undefined);
  });

describe('migrateWhenReachable', () => {
  it('waits for a database that is away at start', async () => {
    const url = new URL(fresh.url);
    const way = aWayTo(url);
    const port = await listen(way);
    await new Promise((resolve) => way.close(resolve));
    url.port = String(port);
    const warn = jest.fn();
    const logger = { ...silentLogger(), warn } as never;
    const migrated = migrateWhenReachable({ connectionString: url.href, schema: 'app', directories: [], logger });
    while (warn.mock.calls.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    await listen(way, port);
    await migrated;
    way.close();
    const settings = { connectionString: fresh.url, schema: 'app', applicationName: 'spec', logger: silentLogger() };
    const database = new Database(settings);
    expect((await database.query('select from outbox')).rowCount).toBe(0);
    await database.close();
  });

  it('does not wait for what will never be', async () => {
    const url = new URL(fresh.url);
    url.password = 'wrong';
    url.username = 'nobody-of-that-name';
    const logger = silentLogger();
    await expect(
      migrateWhenReachable({ connectionString: url.href, schema: 'app', directories: [], logger }),
    ).rejects.toThrow();
  });
});
