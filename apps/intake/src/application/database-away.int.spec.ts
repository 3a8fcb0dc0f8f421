import { Database } from '@kjoreklar/persistence';
import { silentLogger } from '@kjoreklar/service-kit';
import { eventually, type FreshDatabase, freshDatabase, infrastructure, InMemoryBus } from '@kjoreklar/testing';
import { OpenIntake } from '../../test/open-intake';
import { rejected } from '../../test/stage-events';

const VIN = 'WBA11AA0000000001';
const OTHER_VIN = 'WBA11AA0000000002';

describe('without its database', () => {
  let fresh: FreshDatabase;
  let intake: OpenIntake;
  let bus: InMemoryBus;
  let administrator: Database;
  beforeAll(async () => {
    fresh = await freshDatabase();
    intake = await OpenIntake.start(fresh.url);
    bus = await InMemoryBus.of(intake.anotherInstance());
    administrator = new Database({
      connectionString: infrastructure().databaseUrl,
      applicationName: 'administrator',
      schema: 'public',
      logger: silentLogger(),
    });
  });
  afterAll(async () => {
    await administrator.close();
    await bus.close();
    await intake.close();
    await fresh.drop();
  });

  const allowConnections = async (allowed: boolean): Promise<void> => {
    const name = new URL(fresh.url).pathname.slice(1);
    await administrator.query(`alter database ${name} allow_connections ${allowed}`);
    if (!allowed)
      await administrator.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  };
  const post = () =>
    intake.call({
      method: 'POST',
      path: '/opprette',
      body: { understellsnummer: OTHER_VIN, avgiftsgruppeKode: '101' },
    });

  it('answers 503 and when to try again, keeps events waiting, and goes on by itself when it is back', async () => {
    const meldingId = await intake.submit(VIN);
    await allowConnections(false);
    const refused = await post();
    expect([refused.status, refused.headers['retry-after'], refused.body['kode']]).toEqual([
      503,
      '5',
      'TJENESTEN_ER_UTILGJENGELIG',
    ]);
    expect((await intake.call({ method: 'GET', path: `/${meldingId}` })).status).toBe(503);
    expect((await intake.call({ method: 'DELETE', path: `/${meldingId}` })).status).toBe(503);
    const event = rejected({ meldingId, vin: VIN, seq: 1 });
    expect(await bus.send(event)).toMatchObject({ outcome: 'retry' });

    await allowConnections(true);
    await eventually(async () => expect((await post()).status).toBe(202), { timeoutMs: 5_000 });
    expect(await bus.send(event)).toEqual({ outcome: 'done' });
    expect(await intake.find(meldingId)).toMatchObject({ status: 'AVVIST' });
    expect(await intake.sent('preregistration.requested.v1')).toHaveLength(2);
  });

  it('of which the disk is full: answers 503, knows by its breaker that the database is away, and goes on by itself', async () => {
    await intake.database.query(`create function full_disk() returns trigger language plpgsql as
      $$ begin raise exception 'No space left on device' using errcode = 'disk_full'; end $$`);
    await intake.database.query(
      `create trigger full_disk before insert on preregistration_case execute function full_disk()`,
    );
    for (let requests = 0; requests < 8; requests += 1) {
      const { status, headers } = await post();
      expect([status, headers['retry-after'] !== undefined]).toEqual([503, true]);
    }
    expect(intake.databaseBreaker.unreadyReason()).toContain('No space left on device');

    await intake.database.query('drop function full_disk cascade');
    await eventually(async () => expect((await post()).status).toBe(202), { timeoutMs: 8_000 });
    expect(intake.databaseBreaker.unreadyReason()).toBeUndefined();
  });
});
