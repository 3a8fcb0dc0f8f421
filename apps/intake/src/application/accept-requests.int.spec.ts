import { DatabaseUnavailableError, Outbox, type Transaction } from '@kjoreklar/persistence';
import { randomIds } from '@kjoreklar/service-kit';
import { type FreshDatabase, freshDatabase } from '@kjoreklar/testing';
import { OpenIntake } from '../../test/open-intake';
import { placesOf } from '../domain/share-places';
import { BacklogStore } from '../store/backlog.store';
import { CaseStore } from '../store/case.store';
import { IdempotencyStore } from '../store/idempotency.store';
import { AcceptRequests, type AcceptRequestsParts, type NewRequest } from './accept-requests';
import { Admission } from './admission';

const places = placesOf(200);
const backlog = new BacklogStore(places);
const request = (given: Partial<NewRequest> = {}): NewRequest => ({
  vin: 'WBA11AA0000000001',
  organisation: '310000019',
  clientReference: null,
  taxGroup: '101',
  seats: null,
  waitUntil: null,
  traceparent: null,
  idempotency: null,
  ...given,
});

describe('several instances that accept requests', () => {
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

  const instance = (parts: Partial<AcceptRequestsParts> = {}): AcceptRequests =>
    new AcceptRequests({
      database: intake.database,
      outbox: new Outbox(),
      cases: new CaseStore(600_000),
      keys: new IdempotencyStore(),
      backlog,
      admission: new Admission(
        { outbox: { oldestAgeMs: async () => 0 }, backlog: { read: async () => [] }, places, clock: intake.clock },
        { maxOutboxAgeMs: 1, maxPending: 1_000, maxAgeMs: 1, mostOfOne: 1 },
      ),
      clock: intake.clock,
      ids: randomIds,
      ...parts,
    });
  const seqs = async () => (await intake.sent('preregistration.requested.v1')).map(({ data }) => data['seq']);

  it('give the requests for one VIN numbers in the order of their events', async () => {
    const instances = [instance(), instance(), instance()];
    await Promise.all(Array.from({ length: 20 }, () => instances.map((one) => one.accept(request()))).flat());
    expect(await seqs()).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });

  it('do not wait for each other in a circle', async () => {
    const vins = Array.from({ length: 40 }, (_, index) => `WBA11AA00000000${String(index).padStart(2, '0')}`);
    const keyed = (vin: string, index: number) =>
      request({ vin, idempotency: { key: `k${index % 7}`, fingerprint: vin } });
    const [forward, backward] = [instance(), instance()];
    const answers = await Promise.all([
      ...vins.map((vin, index) => forward.accept(keyed(vin, index))),
      ...vins.toReversed().map((vin, index) => backward.accept(keyed(vin, index + 3))),
    ]);
    expect(answers.filter(({ kind }) => kind === 'accepted')).toHaveLength(7);
  });

  it('accept one request under one key, and answer the others the same', async () => {
    const idempotency = { key: 'one', fingerprint: 'body' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => instance().accept(request({ idempotency }))));
    expect(answers.map(({ kind }) => kind).sort()).toEqual([
      'accepted',
      ...Array.from({ length: 9 }, () => 'repeated'),
    ]);
    expect(new Set(answers.map((answer) => 'subject' in answer && answer.subject.meldingId)).size).toBe(1);
    expect(await seqs()).toHaveLength(1);
  });

  it('refuse the same key for another body', async () => {
    const keyed = (fingerprint: string) => request({ idempotency: { key: 'one', fingerprint } });
    const answers = await Promise.all([instance().accept(keyed('a')), instance().accept(keyed('b'))]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['accepted', 'keyReused']);
  });

  describe('when COMMIT is not answered', () => {
    const lost = new DatabaseUnavailableError('gone', { outcomeUnknown: true });
    const losing = (committed: boolean) => ({
      query: intake.database.query.bind(intake.database),
      transaction: async <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> => {
        if (committed) await intake.database.transaction(work);
        throw lost;
      },
    });

    it('say yes to what has been written', async () => {
      await expect(instance({ database: losing(true) }).accept(request())).resolves.toMatchObject({ kind: 'accepted' });
      expect(await seqs()).toEqual([1]);
    });

    it('say no to what has not', async () => {
      await expect(instance({ database: losing(false) }).accept(request())).rejects.toBe(lost);
      expect(await seqs()).toEqual([]);
    });
  });
});
