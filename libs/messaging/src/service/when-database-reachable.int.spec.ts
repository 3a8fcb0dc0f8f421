import { connect, createServer, type Server } from 'node:net';
import { Database, DatabaseUnavailableError, migrate } from '@kjoreklar/persistence';
import { silentLogger } from '@kjoreklar/service-kit';
import { freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import { whenDatabaseReachable } from './when-database-reachable';

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

describe('whenDatabaseReachable', () => {
  it('waits for a database that is away at start', async () => {
    const url = new URL(fresh.url);
    const way = aWayTo(url);
    const port = await listen(way);
    await new Promise((resolve) => way.close(resolve));
    url.port = String(port);
    const warn = jest.fn();
    const logger = { ...silentLogger(), warn } as never;
    const settingsAway = { connectionString: url.href, schema: 'app', directories: [], logger };
    const migrated = whenDatabaseReachable(logger, () => migrate(settingsAway));
    while (warn.mock.calls.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    await listen(way, port);
    await migrated;
    way.close();
    const settings = { connectionString: fresh.url, schema: 'app', applicationName: 'spec', logger: silentLogger() };
    const database = new Database(settings);
    expect((await database.query('select from outbox')).rowCount).toBe(0);
    await database.close();
  });

  it('begins again with what the database went away in the middle of', async () => {
    const steps: string[] = [];
    const result = await whenDatabaseReachable(silentLogger(), async () => {
      steps.push('first');
      if (steps.length < 3) throw new DatabaseUnavailableError('Connection terminated');
      steps.push('second');
      return 'begun';
    });
    expect([result, steps]).toEqual(['begun', ['first', 'first', 'first', 'second']]);
  });

  it('does not wait for what will never be', async () => {
    const url = new URL(fresh.url);
    url.password = 'wrong';
    url.username = 'nobody-of-that-name';
    const logger = silentLogger();
    const settings = { connectionString: url.href, schema: 'app', directories: [], logger };
    await expect(whenDatabaseReachable(logger, () => migrate(settings))).rejects.toThrow();
  });
});
