import { eventually, type FreshDatabase, freshDatabase, InMemoryBus } from '@kjoreklar/testing';
import { OpenIntake, OTHER_IMPORTER } from '../../test/open-intake';
import {
  accepted,
  type Answered,
  awaited,
  firstRegistered,
  notFound,
  obtained,
  preregistered,
  refused,
  rejected,
  superseded,
  T,
  withdrawalRefused,
  withdrawn,
} from '../../test/stage-events';

const VIN = 'WBA11AA0000000001';
const READY = 'KLAR_TIL_FORSTEGANGSREGISTRERING';
const HOUR_MS = 3_600_000;

describe('a case in the hands of the other services', () => {
  let fresh: FreshDatabase;
  let intake: OpenIntake;
  let bus: InMemoryBus;
  beforeAll(async () => {
    fresh = await freshDatabase();
    intake = await OpenIntake.start(fresh.url);
    bus = await InMemoryBus.of(intake.anotherInstance());
  });
  afterAll(async () => {
    await bus.close();
    await intake.close();
    await fresh.drop();
  });
  beforeEach(async () => {
    intake.clock.reset();
    intake.backlogAgeMs = 0;
    await intake.empty();
  });

  const submitted = async (seq = 1, organisation?: string): Promise<Answered> => ({
    meldingId: await intake.submit(VIN, {}, organisation),
    vin: VIN,
    seq,
  });
  const hear = async (...events: Parameters<InMemoryBus['send']>[0][]): Promise<void> => {
    for (const event of events) expect(await bus.send(event)).toEqual({ outcome: 'done' });
  };
  const statusOf = async ({ meldingId }: Answered, organisation?: string) =>
    (await intake.find(meldingId, organisation))['status'];
  const withdraw = ({ meldingId }: Answered) => intake.call({ method: 'DELETE', path: `/${meldingId}` });
  const completions = async () =>
    (await intake.sent('preregistration.completed.v1')).map(({ data }) => [
      data['meldingId'],
      data['status'],
      data['importerSequence'],
    ]);

  const feil = [{ kode: 'KODE', sti: '/sti', melding: 'Norsk.', message: 'English.' }];

  it.each<[string, (of: Answered) => Parameters<InMemoryBus['send']>[0], string, object]>([
    ['preregistered', preregistered, READY, { feil: [], varsler: feil }],
    ['refused by the register', refused, 'AVVIST', { feil, varsler: [] }],
    ['rejected', rejected, 'AVVIST', { feil, varsler: [] }],
    ['not found', notFound, 'ECOC_IKKE_FUNNET', { feil, varsler: [] }],
    ['superseded', superseded, 'ERSTATTET', { feil: [] }],
  ])('that is %s closes once', async (_, outcome, status, shown) => {
    const subject = await submitted();
    await hear(outcome(subject), outcome(subject));
    expect(await intake.find(subject.meldingId)).toMatchObject({ status, ...shown });
    expect(await completions()).toEqual([[subject.meldingId, status, 1]]);
  });

  it('has the times of stages that only its outcome told', async () => {
    const subject = await submitted();
    await hear(preregistered(subject));
    const { hendelser } = await intake.find(subject.meldingId);
    expect((hendelser as { status: string; tidspunkt: string }[]).slice(2)).toEqual([
      { status: 'KONTROLLERER', tidspunkt: '2026-07-06T08:30:00.000Z' },
      { status: 'REGISTRERER', tidspunkt: '2026-07-06T08:40:00.000Z' },
      { status: READY, tidspunkt: expect.any(String) },
    ]);
  });

  it('shows progress a little later, without a look at the documents', async () => {
    const subject = await submitted();
    await hear(accepted(subject), obtained(subject));
    await eventually(async () => expect(await statusOf(subject)).toBe('REGISTRERER'), { timeoutMs: 5_000 });
  });

  it('loses no news of progress when the service stops', async () => {
    const subject = await submitted();
    const stopping = await InMemoryBus.of(intake.anotherInstance());
    await stopping.send(obtained(subject));
    await stopping.close();
    expect(await statusOf(subject)).toBe('KONTROLLERER');
  });

  it('closes after the earlier ones of its VIN, unless they wait for EUCARIS', async () => {
    const first = await submitted(1, OTHER_IMPORTER);
    const second = await submitted(2);
    await hear(preregistered(second));
    expect(await statusOf(second)).toBe('REGISTRERER');
    expect(await completions()).toEqual([]);
    await hear(awaited(first));
    expect(await statusOf(first, OTHER_IMPORTER)).toBe('VENTER_PA_ECOC');
    expect(await completions()).toEqual([[second.meldingId, READY, 1]]);
    await hear(notFound(first));
    expect(await completions()).toEqual([
      [second.meldingId, READY, 1],
      [first.meldingId, 'ECOC_IKKE_FUNNET', 1],
    ]);
  });

  it('that a later one replaces ends as replaced when the register has answered', async () => {
    const first = await submitted(1);
    const second = await submitted(2);
    await hear(preregistered(first), preregistered(second));
    expect(await completions()).toEqual([]);
    await hear(withdrawn(first, 'REPLACED'));
    expect(await completions()).toEqual([
      [first.meldingId, 'ERSTATTET', 1],
      [second.meldingId, READY, 2],
    ]);
    expect(await intake.find(first.meldingId)).toMatchObject({
      varsler: [{ kode: 'ERSTATTET_AV_NYERE_MELDING', message: expect.stringContaining(second.meldingId) }],
    });
  });

  it('may be withdrawn while open', async () => {
    const subject = await submitted();
    expect((await withdraw(subject)).status).toBe(202);
    expect((await withdraw(subject)).status).toBe(202);
    await hear(rejected(subject), withdrawn(subject));
    expect(await intake.find(subject.meldingId)).toMatchObject({
      status: 'TRUKKET',
      varsler: [{ kode: 'TRUKKET_AV_INNSENDER' }],
    });
    expect(await intake.sent('preregistration.withdrawal-requested.v1')).toHaveLength(1);
    const again = await withdraw(subject);
    expect([again.status, again.body['status']]).toEqual([202, 'TRUKKET']);
  });

  it('may be withdrawn when ready', async () => {
    const subject = await submitted();
    await hear(preregistered(subject));
    expect((await withdraw(subject)).status).toBe(202);
    expect(await statusOf(subject)).toBe(READY);
    await hear(withdrawn(subject), withdrawn(subject));
    expect(await statusOf(subject)).toBe('TRUKKET');
    const [sent, ...others] = await intake.sent('preregistration.withdrawn.v1');
    expect(sent?.data).toMatchObject({
      meldingId: subject.meldingId,
      status: 'TRUKKET',
      importerSequence: 2,
      decidedAt: T,
    });
    expect(others).toEqual([]);
    expect(await completions()).toHaveLength(1);
  });

  it('cannot be withdrawn after first registration, whoever hears of it first', async () => {
    const [first, other] = [
      await submitted(),
      { meldingId: await intake.submit('WBA11AA0000000002'), vin: 'WBA11AA0000000002', seq: 1 },
    ];
    await hear(firstRegistered(first), preregistered(first), preregistered(other));
    const refusedAtOnce = await withdraw(first);
    expect([refusedAtOnce.status, refusedAtOnce.body['kode']]).toEqual([409, 'KJORETOY_FORSTEGANGSREGISTRERT']);
    expect((await withdraw(other)).status).toBe(202);
    await hear(withdrawalRefused(other));
    const [sent] = await intake.sent('preregistration.withdrawal-refused.v1');
    expect(sent?.data).toMatchObject({
      meldingId: other.meldingId,
      status: READY,
      errors: [{ code: 'KJORETOY_FORSTEGANGSREGISTRERT' }],
    });
    expect((await withdraw(other)).status).toBe(409);
  });

  it('that ended without effect cannot be withdrawn', async () => {
    const subject = await submitted();
    await hear(rejected(subject));
    const response = await withdraw(subject);
    expect([response.status, response.body['kode']]).toEqual([409, 'MELDINGEN_ER_AVSLUTTET']);
  });

  it('of which nothing is known here is passed over', async () => {
    await hear(preregistered({ meldingId: '00000000-0000-4000-8000-000000000001', vin: VIN, seq: 1 }));
    expect(await intake.sent()).toEqual([]);
  });

  it('whose headline names no request is given up', async () => {
    const event = obtained(await submitted());
    const broken = { ...event, headers: { ...event.headers, ce_correlationid: 'none' } };
    expect(await bus.send(broken)).toMatchObject({ outcome: 'deadLetter', reason: { code: 'INTAKE_NOT_OF_A_CASE' } });
  });

  describe('with a dead letter', () => {
    const bury = async ({ meldingId, vin }: Answered): Promise<void> => {
      const delivery = await bus.sendDeadLetter({
        topic: 'ecoc.obtained.v1.ecoc-validation.dlt',
        originalTopic: 'ecoc.obtained.v1',
        originalPartition: 0,
        originalOffset: '1',
        group: 'ecoc-validation',
        key: vin,
        headers: { ce_correlationid: meldingId },
        reason: { code: 'TypeError', message: 'a bug' },
      });
      expect(delivery).toEqual({ outcome: 'done' });
    };

    it('is set aside and lets later ones close; a redrive continues it', async () => {
      const first = await submitted(1, OTHER_IMPORTER);
      const second = await submitted(2);
      await hear(preregistered(second));
      await bury(first);
      expect(await statusOf(first, OTHER_IMPORTER)).toBe('TIL_MANUELL_BEHANDLING');
      expect(await completions()).toEqual([[second.meldingId, READY, 1]]);
      await hear(rejected(first));
      expect(await statusOf(first, OTHER_IMPORTER)).toBe('AVVIST');
    });

    it('ends as FEILET when nobody deals with it, and what comes later changes nothing', async () => {
      const subject = await submitted();
      await bury(subject);
      await intake.sweep();
      expect(await statusOf(subject)).toBe('TIL_MANUELL_BEHANDLING');
      intake.clock.advance(72 * HOUR_MS);
      await intake.sweep();
      await intake.sweep();
      expect(await intake.find(subject.meldingId)).toMatchObject({
        status: 'FEILET',
        feil: [{ kode: 'BEHANDLINGEN_STANSET' }],
      });
      await hear(preregistered(subject), withdrawn(subject));
      expect(await statusOf(subject)).toBe('FEILET');
      expect(await completions()).toEqual([[subject.meldingId, 'FEILET', 1]]);
      expect(await intake.sent('preregistration.withdrawal-requested.v1')).toHaveLength(1);
    });

    it('of no known case is only logged', async () => {
      await bury({ meldingId: 'none', vin: VIN, seq: 1 });
      await bury({ meldingId: '00000000-0000-4000-8000-000000000001', vin: VIN, seq: 1 });
    });
  });

  describe('without news', () => {
    it('is asked about again under the same id, ever more seldom', async () => {
      const subject = await submitted();
      for (const minutes of [9, 1, 10, 10]) {
        intake.clock.advance(minutes * 60_000);
        await intake.sweep();
      }
      const requested = await intake.sent('preregistration.requested.v1');
      expect(new Set(requested.map(({ event }) => event.id)).size).toBe(1);
      expect(requested).toHaveLength(3);
      await hear(preregistered(subject));
      intake.clock.advance(1_000 * HOUR_MS);
      await intake.sweep();
      expect(await intake.sent('preregistration.requested.v1')).toHaveLength(3);
    });

    it('is not asked about while our own events wait for Kafka', async () => {
      await submitted();
      intake.backlogAgeMs = 10_000;
      intake.clock.advance(HOUR_MS);
      await intake.sweep();
      expect(await intake.sent('preregistration.requested.v1')).toHaveLength(1);
    });

    it('while EUCARIS is asked again is not asked about', async () => {
      await hear(awaited(await submitted()));
      intake.clock.advance(HOUR_MS);
      await intake.sweep();
      expect(await intake.sent('preregistration.requested.v1')).toHaveLength(1);
    });
  });

  it('leaves no key behind after its day', async () => {
    await intake.call({
      method: 'POST',
      path: '/opprette',
      body: { understellsnummer: VIN, avgiftsgruppeKode: '101' },
      headers: { 'idempotency-key': 'one' },
    });
    intake.clock.advance(24 * HOUR_MS);
    await intake.sweep();
    expect((await intake.database.query('select from idempotency_key')).rowCount).toBe(0);
  });

  it('of one importer closes in order however the news of many comes', async () => {
    const cases = await Promise.all(Array.from({ length: 20 }, () => submitted()));
    const seqs = new Map(
      (await intake.sent('preregistration.requested.v1')).map(({ data }) => [data['meldingId'], data['seq'] as number]),
    );
    const numbered = cases.map((subject) => ({ ...subject, seq: seqs.get(subject.meldingId) ?? 0 }));
    const last = Math.max(...seqs.values());
    const news = numbered.flatMap((subject) =>
      subject.seq === last ? [preregistered(subject)] : [preregistered(subject), withdrawn(subject, 'REPLACED')],
    );
    await Promise.all(news.reverse().map((event) => bus.send(event)));
    expect((await completions()).map(([meldingId]) => seqs.get(meldingId as string))).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
    expect((await completions()).map(([, , sequence]) => sequence)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });
});
