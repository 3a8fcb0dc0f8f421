import { Outbox, type Transaction } from '@kjoreklar/persistence';
import { randomIds, silentLogger } from '@kjoreklar/service-kit';
import { eventually, type FreshDatabase, freshDatabase } from '@kjoreklar/testing';
import { decided, obtained, setAside, awaited } from '../../test/case-samples';
import { IMPORTER as A, OpenIntake, OTHER_IMPORTER as B } from '../../test/open-intake';
import type { CaseChange } from '../domain/change-case';
import { placesOf } from '../domain/share-places';
import { BacklogStore } from '../store/backlog.store';
import { CaseStore } from '../store/case.store';
import { IdempotencyStore } from '../store/idempotency.store';
import { AcceptRequests } from './accept-requests';
import { Admission } from './admission';
import { ChangeCases } from './change-cases';
import { ReleaseBacklog } from './release-backlog';

const PLACES = 8;
const OF_ONE = 6;
const places = placesOf(PLACES);
const backlog = new BacklogStore(places);
const cases = new CaseStore(600_000);
const vin = (number: number): string => `WBA11AA00000${String(number).padStart(5, '0')}`;
const vins = (from: number, number: number): string[] =>
  Array.from({ length: number }, (_, index) => vin(from + index));

describe('the backlog', () => {
  let fresh: FreshDatabase;
  let intake: OpenIntake;
  beforeAll(async () => {
    fresh = await freshDatabase();
    intake = await OpenIntake.start(fresh.url);
  });
  afterAll(async () => {
    await intake.close();
    await fresh.drop();
  });
  beforeEach(() => intake.empty());

  /** One process of intake, which does nothing by itself. */
  const instance = (database: Pick<OpenIntake['database'], 'transaction' | 'query'> = intake.database) => {
    const { clock } = intake;
    const parts = { database, outbox: new Outbox(), cases, backlog, clock, logger: silentLogger() };
    const admission = new Admission(
      { outbox: { oldestAgeMs: async () => 0 }, backlog: { read: async () => [] }, places, clock },
      { maxOutboxAgeMs: 1, maxPending: 10_000, maxAgeMs: 1, mostOfOne: 1 },
    );
    const requests = new AcceptRequests({ ...parts, keys: new IdempotencyStore(), admission, ids: randomIds });
    const release = new ReleaseBacklog(parts);
    const changes = new ChangeCases(parts);
    const accept = async (organisation: string, ...asked: string[]): Promise<string[]> => {
      const wanted = { organisation, clientReference: null, taxGroup: '101', seats: null, waitUntil: null };
      const answers = await Promise.all(
        asked.map((one) => requests.accept({ ...wanted, vin: one, traceparent: null, idempotency: null })),
      );
      return answers.map((answer) => ('subject' in answer ? answer.subject.meldingId : ''));
    };
    return { accept, release, changes, releaseOnce: () => release.releaseOnce() };
  };
  const change = (meldingId: string, about: string, made: CaseChange) =>
    instance().changes.submit({ meldingId, vin: about, change: made });
  const requested = async () => (await intake.sent('preregistration.requested.v1')).map(({ data }) => data);
  const released = async (organisation: string): Promise<string[]> =>
    (await requested()).filter((data) => data['organisation'] === organisation).map((data) => data['vin'] as string);
  const status = async (meldingId: string, organisation = A) => (await intake.find(meldingId, organisation))['status'];
  const unfinished = async (): Promise<number> =>
    (await backlog.survey(intake.database)).reduce((sum, part) => sum + part.unfinished, 0);
  const counts = async () => {
    const { rows } = await intake.database.query<{ kept: number; counted: number }>(
      `select (select count(*)::int from backlog) as kept, (select coalesce(sum(waiting), 0)::int from organisation_backlog) as counted`,
    );
    return rows[0];
  };

  it('lets a lone request through in the transaction that accepts it', async () => {
    const [meldingId] = await instance().accept(A, vin(1));
    expect(await released(A)).toEqual([vin(1)]);
    expect(await status(meldingId ?? '')).toBe('HENTER_ECOC');
    expect(await counts()).toEqual({ kept: 0, counted: 0 });
  });

  it('keeps what has no place, and shows it as received', async () => {
    const one = instance();
    const accepted = await one.accept(A, ...vins(1, 20));
    expect(await released(A)).toHaveLength(OF_ONE);
    expect(await status(accepted.at(-1) ?? '')).toBe('MOTTATT');
    expect((await one.releaseOnce()).released).toBe(0);
    expect(await counts()).toEqual({ kept: 14, counted: 14 });
  });

  it('has a place for a newcomer whatever another has waiting', async () => {
    const one = instance();
    await one.accept(A, ...vins(1, 50));
    await one.accept(B, vin(900));
    expect(await released(B)).toEqual([vin(900)]);
  });

  it('gives places that come free to the organisations in turn, oldest first', async () => {
    const one = instance();
    const ofA = await one.accept(A, ...vins(1, 20));
    await one.accept(B, ...vins(900, 20));
    await Promise.all(ofA.slice(0, OF_ONE).map((meldingId, index) => change(meldingId, vin(1 + index), decided())));
    expect(await one.releaseOnce()).toMatchObject({ released: OF_ONE, waiting: true });
    const [a, b] = [await released(A), await released(B)];
    expect([a.length - OF_ONE, b.length]).toEqual([4, 4]);
    expect([a, b].map((list) => list.toSorted())).toEqual([a, b]);
  });

  it.each<[string, CaseChange]>([
    ['that has ended', decided()],
    ['for which EUCARIS is asked again later', awaited],
    ['that is set aside', setAside],
  ])('counts no case %s', async (_, made) => {
    const one = instance();
    const [meldingId] = await one.accept(A, ...vins(1, 20));
    expect(await unfinished()).toBe(OF_ONE);
    await change(meldingId ?? '', vin(1), made);
    expect(await unfinished()).toBe(OF_ONE - 1);
    expect(await one.releaseOnce()).toMatchObject({ released: 1 });
  });

  it('counts a case again whose eCoC came after all', async () => {
    const [meldingId] = await instance().accept(A, vin(1));
    await change(meldingId ?? '', vin(1), awaited);
    await change(meldingId ?? '', vin(1), obtained);
    expect(await unfinished()).toBe(1);
  });

  it('counts no case that four times as many as there are places have overtaken', async () => {
    const one = instance();
    await one.accept(A, vin(1));
    for (let number = 2; number <= 1 + 4 * PLACES; number += 1) {
      const [meldingId] = await one.accept(A, vin(number));
      await change(meldingId ?? '', vin(number), decided());
    }
    expect(await unfinished()).toBe(1);
    const [last] = await one.accept(A, vin(999));
    await change(last ?? '', vin(999), decided());
    expect(await unfinished()).toBe(0);
  });

  it('never sends what was withdrawn before its turn, and says so at once', async () => {
    const one = instance();
    const accepted = await one.accept(A, ...vins(1, 10));
    const last = accepted.at(-1) ?? '';
    await change(last, vin(10), { kind: 'withdrawn' });
    expect(await status(last)).toBe('TRUKKET');
    await Promise.all(
      accepted.slice(0, OF_ONE).map((meldingId, index) => change(meldingId, vin(1 + index), decided())),
    );
    await one.releaseOnce();
    expect(await released(A)).not.toContain(vin(10));
    expect(await intake.sent('preregistration.withdrawal-requested.v1')).toEqual([]);
    const told = await intake.sent('preregistration.completed.v1');
    expect(told.filter(({ data }) => data['meldingId'] === last)).toMatchObject([{ data: { status: 'TRUKKET' } }]);
    expect(await counts()).toEqual({ kept: 0, counted: 0 });
  });

  it('never sends what was replaced before its turn', async () => {
    const one = instance();
    await one.accept(A, ...vins(1, 9));
    const [first] = await one.accept(A, vin(10));
    const [second] = await one.accept(A, vin(10));
    expect(await status(first ?? '')).toBe('ERSTATTET');
    expect(await status(second ?? '')).toBe('MOTTATT');
    const told = await intake.sent('preregistration.completed.v1');
    expect(told.map(({ data }) => [data['meldingId'], data['importerSequence']])).toEqual([[first, 1]]);
    expect(await counts()).toEqual({ kept: 4, counted: 4 });
  });

  it('releases the requests of one VIN in the order of their acceptance, whosever turn it is', async () => {
    const one = instance();
    const ofA = await one.accept(A, ...vins(1, OF_ONE), ...vins(100, 20));
    const [ofB] = await one.accept(B, vin(119));
    expect(await status(ofB ?? '', B)).toBe('MOTTATT');
    await change(ofA[0] ?? '', vin(1), decided());
    await one.releaseOnce();
    const events = (await requested()).filter((data) => data['vin'] === vin(119));
    expect(events.map((data) => [data['organisation'], data['seq']])).toEqual([
      [A, 1],
      [B, 2],
    ]);
    expect(await counts()).toEqual({ kept: 18, counted: 18 });
  });

  it('knows that a version before this one released what it accepted', async () => {
    const [meldingId] = await instance().accept(A, vin(1));
    await intake.database.query(
      'update preregistration_case set released_at = null, release_no = null, unfinished = null',
    );
    await change(meldingId ?? '', vin(1), { kind: 'withdrawn' });
    expect(await status(meldingId ?? '')).toBe('HENTER_ECOC');
    expect(await intake.sent('preregistration.withdrawal-requested.v1')).toHaveLength(1);
  });

  it('is what it was when a release fails', async () => {
    const one = instance();
    const [meldingId] = await one.accept(A, ...vins(1, 20));
    await change(meldingId ?? '', vin(1), decided());
    const failing = instance({
      query: intake.database.query.bind(intake.database),
      transaction: <Result>(work: (tx: Transaction) => Promise<Result>) =>
        intake.database.transaction(async (tx) => {
          await work(tx);
          throw new Error('killed');
        }),
    });
    await expect(failing.releaseOnce()).rejects.toThrow('killed');
    expect(await counts()).toEqual({ kept: 14, counted: 14 });
    expect(await unfinished()).toBe(OF_ONE - 1);
    expect(await one.releaseOnce()).toMatchObject({ released: 1 });
  });

  it('is looked through by a process that has just begun', async () => {
    const one = instance();
    const accepted = await one.accept(A, ...vins(1, 20));
    await Promise.all(
      accepted.slice(0, OF_ONE).map((meldingId, index) => change(meldingId, vin(1 + index), decided())),
    );
    const successor = instance();
    successor.release.onApplicationBootstrap();
    await eventually(async () => expect(await released(A)).toHaveLength(2 * OF_ONE), { timeoutMs: 10_000 });
    await successor.release.beforeApplicationShutdown();
  });

  it('is shared by several instances: each request is released once, places are kept to, and all end', async () => {
    const instances = [instance(), instance(), instance()];
    const asked = [...vins(1, 90).map((one) => [A, one] as const), ...vins(500, 60).map((one) => [B, one] as const)];
    const ids = await Promise.all(
      asked.map(async ([organisation, one], index) => {
        const [meldingId] = (await instances[index % 3]?.accept(organisation, one)) ?? [];
        return { meldingId: meldingId ?? '', vin: one };
      }),
    );
    const withdrawn = ids.slice(-10);
    await Promise.all(withdrawn.map(({ meldingId, vin: about }) => change(meldingId, about, { kind: 'withdrawn' })));
    const done = new Set(withdrawn.map(({ meldingId }) => meldingId));
    const byId = new Map(ids.map((one) => [one.meldingId, one.vin]));
    for (let rounds = 0; done.size < ids.length && rounds < 200; rounds += 1) {
      const open = (await requested()).map((data) => data['meldingId'] as string).filter((id) => !done.has(id));
      for (const id of open) done.add(id);
      const before = await unfinished();
      await Promise.all([
        ...open.map((id) => change(id, byId.get(id) ?? '', decided())),
        ...instances.map((each) => each.releaseOnce()),
      ]);
      expect(await unfinished()).toBeLessThanOrEqual(Math.max(before, PLACES));
    }
    const sent = (await requested()).map((data) => data['meldingId'] as string);
    expect(new Set(sent).size).toBe(sent.length);
    expect(done.size).toBe(ids.length);
    expect(await counts()).toEqual({ kept: 0, counted: 0 });
  });
});
