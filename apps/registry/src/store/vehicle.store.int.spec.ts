import { createHash, randomBytes } from 'node:crypto';
import { type FreshDatabase, freshDatabase } from '@kjoreklar/testing';
import { type OpenRegister, openRegister } from '../../test/open-register';
import { RegisterDriver } from '../../test/register-driver';
import { StepClock } from '../../test/step-clock';
import { aPreregistration, aWithdrawal, melding, NORDVOGN, VIN } from '../../test/vehicle-samples';

let fresh: FreshDatabase;
let subject: OpenRegister;
let driver: RegisterDriver;
const clock = new StepClock();

beforeEach(async () => {
  fresh = await freshDatabase();
  clock.set('2026-07-06T08:00:00Z');
  subject = await openRegister(fresh.url, clock);
  driver = new RegisterDriver(subject);
});
afterEach(async () => {
  await subject.close();
  await fresh.drop();
});

const at = (second: number): Date => new Date(Date.UTC(2026, 6, 6, 8, 0, second));
const asOf = async (validAt?: number, knownAt?: number) => {
  const record = await subject.readModel.asOf(VIN, {
    ...(validAt === undefined ? {} : { validAt: at(validAt) }),
    ...(knownAt === undefined ? {} : { knownAt: at(knownAt) }),
  });
  return record && [record.status, record.preregistration?.meldingId ?? null];
};

it('gives back all that decisions rest on', async () => {
  await driver.accept({ seq: 1, taxGroup: '315', seats: 3 });
  clock.step();
  await driver.accept({ seq: 2 });
  await driver.withdraw({ seq: 2, reason: 'REPLACED', replacedBy: melding(3), requestedAt: '2026-07-06T07:59:00Z' });
  await driver.registerFirstTime();
  const { preregistrations, ...vehicle } = await subject.vehicle(VIN);
  const documentSha256 = createHash('sha256').update('<eCoC/>').digest('hex');
  expect(preregistrations).toEqual([
    aPreregistration({ seq: 1, taxGroup: '315', seats: 3, documentSha256, preregisteredAt: at(0) }),
    aPreregistration({ seq: 2, documentSha256, preregisteredAt: at(1) }),
  ]);
  expect(vehicle).toEqual({
    vin: VIN,
    lastAppliedSeq: 2,
    withdrawals: [
      { ...aWithdrawal(2), reason: 'REPLACED', replacedBy: melding(3), withdrawnAt: new Date('2026-07-06T07:59:00Z') },
    ],
    firstRegistration: {
      meldingId: melding(1),
      organisation: NORDVOGN,
      firstRegisteredOn: '2026-07-06',
      registeredAt: new Date('2026-07-06T08:00:01.002Z'),
    },
  });
});

describe('the vehicle as of any moment', () => {
  beforeEach(async () => {
    clock.set(at(10));
    await driver.accept({ seq: 1 });
    clock.set(at(20));
    await driver.accept({ seq: 2, taxGroup: '315', seats: 2 });
    clock.set(at(40));
    await driver.withdraw({ seq: 2, requestedAt: at(30).toISOString() });
    clock.set(at(50));
    await driver.registerFirstTime();
  });

  it('is unknown before anything was known, or true', async () => {
    expect(await asOf(9)).toBeNull();
    expect(await asOf(undefined, 9)).toBeNull();
    expect(await subject.readModel.asOf('YU7ZZZ00000000001')).toBeNull();
  });

  it('shows what held when', async () => {
    expect(await asOf(10)).toEqual(['READY', melding(1)]);
    expect(await asOf(19)).toEqual(['READY', melding(1)]);
    expect(await asOf(20)).toEqual(['READY', melding(2)]);
    expect(await asOf(29)).toEqual(['READY', melding(2)]);
    expect(await asOf(30)).toEqual(['READY', melding(1)]);
    expect(await asOf(50)).toEqual(['REGISTERED', melding(1)]);
    expect(await asOf()).toEqual(['REGISTERED', melding(1)]);
  });

  it('shows what was believed before the withdrawal was heard of', async () => {
    expect(await asOf(35, 39)).toEqual(['READY', melding(2)]);
    expect(await asOf(35, 40)).toEqual(['READY', melding(1)]);
    expect(await asOf(undefined, 45)).toEqual(['READY', melding(1)]);
  });

  it('carries what the pre-registration rests on, and both pairs of times', async () => {
    expect(await subject.readModel.asOf(VIN, { validAt: at(25), knownAt: at(39) })).toMatchObject({
      vin: VIN,
      validFrom: at(20),
      validTo: null,
      recordedAt: at(20),
      supersededAt: at(40),
      firstRegisteredOn: null,
      preregistration: { taxGroup: '315', seats: 2, replaces: melding(1), technicalFacts: { make: 'FJELLBIL' } },
    });
    expect(await subject.readModel.asOf(VIN)).toMatchObject({ firstRegisteredOn: '2026-07-06', validTo: null });
  });

  it('has exactly one version for every pair of moments since it became known', async () => {
    const { rows } = await subject.database.query<{ versions: number }>(`
      select distinct count(v.vin)::int as versions
      from generate_series(timestamptz '2026-07-06 08:00:10Z', '2026-07-06 08:01:00Z', '1 second') known
      cross join generate_series(timestamptz '2026-07-06 08:00:10Z', '2026-07-06 08:01:00Z', '1 second') valid
      left join vehicle_version v on v.valid_from <= valid and v.valid_to > valid
        and v.recorded_at <= known and v.superseded_at > known
      group by known, valid`);
    expect(rows).toEqual([{ versions: 1 }]);
  });
});

describe('the original document', () => {
  it('comes back byte for byte', async () => {
    const content = randomBytes(40_000);
    await driver.accept({ seq: 1, content });
    const document = await subject.readModel.documentAsOf(VIN);
    expect(document?.content.equals(content)).toBe(true);
    expect(document?.sha256).toBe(createHash('sha256').update(content).digest('hex'));
  });

  it('comes back for each of many that were kept together', async () => {
    const contents = Array.from({ length: 20 }, (_, index) => randomBytes(1 + index * 997));
    const vinOf = (index: number) => `WV1ZZZ000000001${String(index).padStart(2, '0')}`;
    await Promise.all(
      contents.map((content, index) =>
        driver.accept({ vin: vinOf(index), seq: 1, meldingId: melding(index + 1), content }),
      ),
    );
    for (const [index, content] of contents.entries())
      expect((await subject.readModel.documentAsOf(vinOf(index)))?.content.equals(content)).toBe(true);
  });

  it('is not kept when its digest is another, nor is anything else', async () => {
    const document = { content: Buffer.from('<eCoC/>').toString('base64'), sha256: '00'.repeat(32) };
    await expect(driver.accept({ seq: 1, document })).rejects.toMatchObject({ code: 'REGISTRY_ECOC_DIGEST_MISMATCH' });
    expect(await subject.sent()).toEqual([]);
    expect(await asOf()).toBeNull();
  });
});

describe('history', () => {
  it.each([
    "update preregistration set tax_group = '101'",
    'delete from preregistration',
    "update ecoc_document set content = '\\x00'",
    "update withdrawal set reason = 'REPLACED'",
    'delete from withdrawal',
    'update first_registration set first_registered_on = current_date',
    'delete from vehicle_version',
    "update vehicle_version set valid_from = valid_from - interval '1 day'",
    "update vehicle_version set superseded_at = 'infinity' where superseded_at <> 'infinity'",
  ])('refuses: %s', async (statement) => {
    await driver.accept({ seq: 1 });
    clock.step();
    await driver.accept({ seq: 2 });
    clock.step();
    await driver.withdraw({ seq: 2 });
    await driver.registerFirstTime();
    await expect(subject.database.query(statement)).rejects.toThrow('history is not rewritten');
  });
});
