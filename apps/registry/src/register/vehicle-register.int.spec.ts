import { type FreshDatabase, freshDatabase } from '@kjoreklar/testing';
import { type OpenRegister, openRegister } from '../../test/open-register';
import { describeRegister } from '../../test/register-conformance';
import { RegisterDriver } from '../../test/register-driver';
import { StepClock } from '../../test/step-clock';
import { melding, VIN } from '../../test/vehicle-samples';

let fresh: FreshDatabase;
const opened: OpenRegister[] = [];
const open = async (clock = new StepClock()): Promise<OpenRegister> => {
  const register = await openRegister(fresh.url, clock);
  opened.push(register);
  return register;
};

beforeEach(async () => {
  fresh = await freshDatabase();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((register) => register.close()));
  await fresh.drop();
});

describeRegister('the register on PostgreSQL', () => open());

describe('several registers on one database', () => {
  it('decide about one vehicle one at a time: two organisations at once, one is refused', async () => {
    const [first, second] = await Promise.all([open(), open()]);
    await Promise.all(
      [1, 2, 3, 4, 5, 6].map((seq) =>
        new RegisterDriver(seq % 2 ? first : second).accept({ seq, organisation: seq % 2 ? '310000019' : '310000027' }),
      ),
    );
    const standing = await new RegisterDriver(first).standing();
    const holders = await first.database.query<{ organisations: number }>(
      'select count(distinct organisation)::int as organisations from preregistration',
    );
    expect(holders.rows).toEqual([{ organisations: 1 }]);
    expect(standing.lastAppliedSeq).toBe(standing.holding.at(-1));
    expect(await first.sent()).toHaveLength(6);
  });

  it('give one answer to one request that reaches both', async () => {
    const drivers = (await Promise.all([open(), open()])).map((register) => new RegisterDriver(register));
    await Promise.all(drivers.map((driver) => driver.accept({ seq: 1 })));
    const sent = (await drivers[0]?.subject.sent()) ?? [];
    expect(sent).toHaveLength(2);
    expect(sent[0]).toEqual(sent[1]);
  });

  it('register a vehicle for the first time once', async () => {
    const drivers = (await Promise.all([open(), open()])).map((register) => new RegisterDriver(register));
    await drivers[0]?.accept({ seq: 1 });
    const decisions = await Promise.all(drivers.map((driver) => driver.registerFirstTime()));
    expect(decisions.sort()).toEqual(['FirstRegistered', 'FirstRegistrationRefused']);
  });

  it('never wait for each other in a circle', async () => {
    const drivers = (await Promise.all([open(), open(), open()])).map((register) => new RegisterDriver(register));
    const vins = Array.from({ length: 40 }, (_, index) => `WV1ZZZ000000000${String(index + 10)}`);
    await Promise.all(
      drivers.flatMap((driver, turn) =>
        (turn % 2 ? vins : [...vins].reverse()).map((vin, index) =>
          driver.accept({ vin, seq: turn + 1, meldingId: melding(1_000 * (turn + 1) + index) }),
        ),
      ),
    );
    expect(await drivers[0]?.subject.sent()).toHaveLength(120);
  });

  it('record later what is decided later, also when a clock is behind', async () => {
    const [ahead, behind] = await Promise.all([
      open(new StepClock(new Date('2026-07-06T08:00:20Z'))),
      open(new StepClock(new Date('2026-07-06T08:00:10Z'))),
    ]);
    await new RegisterDriver(ahead).accept({ seq: 1 });
    await new RegisterDriver(behind).accept({ seq: 2 });
    expect(await ahead.readModel.asOf(VIN, { validAt: new Date('2026-07-06T08:00:20.000Z') })).toMatchObject({
      preregistration: { meldingId: melding(1) },
    });
    expect(await ahead.readModel.asOf(VIN)).toMatchObject({
      validFrom: new Date('2026-07-06T08:00:20.001Z'),
      preregistration: { meldingId: melding(2), replaces: melding(1) },
    });
  });
});

describe('a transaction about many vehicles', () => {
  it('keeps 200 of them in a handful of statements', async () => {
    const subject = await open();
    const statements: string[] = [];
    const { transaction } = subject.database;
    let transactions = 0;
    subject.database.transaction = async function (this: OpenRegister['database'], work) {
      transactions += 1;
      return transaction.call(this, (tx) => {
        const { query, send } = tx;
        return work({
          afterCommit: tx.afterCommit.bind(tx),
          query: (text, values) => (statements.push(text), query.call(tx, text, values)),
          send: (text, values) => (statements.push(text), send.call(tx, text, values)),
        } as typeof tx);
      }) as never;
    };
    const driver = new RegisterDriver(subject);
    const vins = Array.from({ length: 200 }, (_, index) => `WV1ZZZ00000000${String(index + 100)}`);
    await Promise.all(vins.map((vin, index) => driver.accept({ vin, seq: 1, meldingId: melding(index + 1) })));
    expect(transactions).toBe(1);
    expect(statements.length).toBeLessThanOrEqual(12);
    const { rows } = await subject.database.query(
      'select count(*)::int as ready from vehicle_version where status = $1',
      ['READY'],
    );
    expect(rows).toEqual([{ ready: 200 }]);
  });
});
