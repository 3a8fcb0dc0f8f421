import { randomUUID } from 'node:crypto';
import { type FreshDatabase, freshDatabase } from '@kjoreklar/testing';
import { IMPORTER, OpenIntake, OTHER_IMPORTER } from '../../test/open-intake';

const VIN = 'WBA11AA0000000001';
const good = { understellsnummer: VIN, avgiftsgruppeKode: '101' };

describe('submission over HTTP', () => {
  let fresh: FreshDatabase;
  let intake: OpenIntake;
  beforeAll(async () => {
    fresh = await freshDatabase();
    intake = await OpenIntake.start(fresh.url, { MAX_UNFINISHED_REQUESTS: '2000' });
  });
  afterAll(async () => {
    await intake.close();
    await fresh.drop();
  });
  beforeEach(async () => {
    intake.clock.reset();
    await intake.empty();
  });

  const post = (body: unknown, headers: Record<string, string> = {}, organisation = IMPORTER) =>
    intake.call({ method: 'POST', path: '/opprette', body, headers, organisation });

  const nothingIsWritten = async () => {
    const { rows } = await intake.database.query(
      `select (select count(*)::int from vehicle) + (select count(*)::int from preregistration_case)
            + (select count(*)::int from idempotency_key) + (select count(*)::int from outbox) as rows`,
    );
    expect(rows).toEqual([{ rows: 0 }]);
  };

  it('is accepted, kept and announced in one go', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const body = { ...good, understellsnummer: VIN.toLowerCase(), klientreferanse: 'ordre', ventTil: '2026-07-20' };
    const response = await post(body, { traceparent });
    expect(response.status).toBe(202);
    const { meldingId, mottattTidspunkt } = response.body;
    const self = `/ws/no/vegvesen/kjoretoy/felles/innmelding/meldingompreregistrering/v2/${String(meldingId)}`;
    expect(response.headers.location).toBe(self);
    const common = {
      meldingId,
      understellsnummer: VIN,
      klientreferanse: 'ordre',
      mottattTidspunkt,
      _links: { self: { href: self } },
    };
    expect(response.body).toEqual({ ...common, status: 'MOTTATT' });
    expect(await intake.find(String(meldingId))).toEqual({
      ...common,
      status: 'HENTER_ECOC',
      avgiftsgruppeKode: '101',
      antallSitteplasser: null,
      ventTil: '2026-07-20',
      feil: [],
      varsler: [],
      hendelser: [
        { status: 'MOTTATT', tidspunkt: mottattTidspunkt },
        { status: 'HENTER_ECOC', tidspunkt: mottattTidspunkt },
      ],
    });
    const [sent] = await intake.sent();
    expect(sent?.event).toMatchObject({ topic: 'preregistration.requested.v1', key: VIN, headers: { traceparent } });
    expect(sent?.data).toMatchObject({
      meldingId,
      vin: VIN,
      seq: 1,
      organisation: IMPORTER,
      receivedAt: mottattTidspunkt,
    });
  });

  const faultsOf = ({ body }: { body: Record<string, unknown> }): string[] =>
    (body['feil'] as { kode: string; sti: string }[]).map(({ kode, sti }) => `${kode} ${sti}`);

  it.each<[string, unknown, Record<string, string>, number]>([
    ['no JSON', '{"understellsnummer":', {}, 400],
    ['an array', [good], {}, 400],
    ['a text', '"text"', {}, 400],
    ['null', 'null', {}, 400],
    ['a prototype', '{"__proto__": {"x": 1}}', {}, 400],
    ['an empty body', '', {}, 400],
    ['another media type', good, { 'content-type': 'application/xml' }, 415],
    ['a form', 'understellsnummer=x', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['another character set', good, { 'content-type': 'application/json; charset=iso-8859-1' }, 415],
    ['compression', good, { 'content-encoding': 'gzip' }, 415],
    ['a bad Idempotency-Key', good, { 'idempotency-key': 'x'.repeat(256) }, 400],
  ])('with %s cannot be read, and nothing is written', async (_, body, headers, status) => {
    const response = await post(body, headers);
    expect([response.status, response.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    const text = expect.any(String);
    expect(response.body).toMatchObject({ status, kode: text, melding: text, message: text, feil: [] });
    await nothingIsWritten();
  });

  const bothMissing = ['FELT_MANGLER /understellsnummer', 'FELT_MANGLER /avgiftsgruppeKode'];
  const everyKind = { understellsnummer: 'IOQ', seter: 1, antallSitteplasser: [] };
  it.each<[string, unknown, string[]]>([
    ['nothing in it', {}, bothMissing],
    ['null fields', { understellsnummer: null, avgiftsgruppeKode: null }, bothMissing],
    ['a number for a VIN', { ...good, understellsnummer: 17 }, ['FELT_FEIL_TYPE /understellsnummer']],
    ['a number for a group', { ...good, avgiftsgruppeKode: 101 }, ['FELT_FEIL_TYPE /avgiftsgruppeKode']],
    ['a text for seats', { ...good, antallSitteplasser: '2' }, ['FELT_FEIL_TYPE /antallSitteplasser']],
    ['an object for a reference', { ...good, klientreferanse: {} }, ['FELT_FEIL_TYPE /klientreferanse']],
    ['an unknown field', { ...good, 'avgift/~': 1 }, ['UKJENT_FELT /avgift~1~0']],
    [
      'faults of every kind',
      everyKind,
      [
        'UKJENT_FELT /seter',
        'FELT_MANGLER /avgiftsgruppeKode',
        'FELT_FEIL_TYPE /antallSitteplasser',
        'VIN_FEIL_LENGDE /understellsnummer',
      ],
    ],
  ])('with %s is refused field by field, and nothing is written', async (_, body, faults) => {
    const response = await post(body);
    expect([response.status, response.body['kode']]).toEqual([422, 'UGYLDIG_INNHOLD']);
    expect(faultsOf(response)).toEqual(faults);
    await nothingIsWritten();
  });

  it('names at most fifty faults', async () => {
    const response = await post(Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`felt${index}`, 1])));
    expect(response.body['feil']).toHaveLength(50);
  });

  it.each<[string, Record<string, string>, number]>([
    ['no token', { authorization: '' }, 401],
    ['noise for a token', { authorization: 'Bearer noise' }, 401],
  ])('with %s is refused', async (_, headers, status) => {
    const response = await post(good, headers);
    expect(response.status).toBe(status);
    expect(response.headers['www-authenticate']).toContain('Bearer realm=');
    await nothingIsWritten();
  });

  it('needs its own scope, in time', async () => {
    const narrow = await intake.issuer.token(IMPORTER, 'svv:kjoretoy/kjoretoyopplysninger');
    expect((await post(good, { authorization: `Bearer ${narrow}` })).status).toBe(403);
    const expired = await intake.issuer.token(IMPORTER, 'svv:kjoretoy/ecoc', { exp: 1 });
    expect((await post(good, { authorization: `Bearer ${expired}` })).status).toBe(401);
    await nothingIsWritten();
  });

  it('is answered 503 while events are not published, and taken in again after that', async () => {
    intake.backlogAgeMs = 60_001;
    const refused = await post(good);
    intake.backlogAgeMs = 0;
    expect([refused.status, refused.headers['retry-after'], refused.body['kode']]).toEqual([
      503,
      '10',
      'TJENESTEN_ER_UTILGJENGELIG',
    ]);
    await nothingIsWritten();
    expect((await post(good)).status).toBe(202);
  });

  describe('with an Idempotency-Key', () => {
    it('is accepted once, and answered the same for 24 hours', async () => {
      const headers = { 'idempotency-key': randomUUID() };
      const first = await post(good, headers);
      intake.clock.advance(23 * 3_600_000);
      const second = await post({ avgiftsgruppeKode: '101', understellsnummer: VIN }, headers);
      expect([second.status, second.body, second.headers.location]).toEqual([202, first.body, first.headers.location]);
      expect(await intake.sent()).toHaveLength(1);
      intake.clock.advance(3_600_000);
      const third = await post(good, headers);
      expect(third.status).toBe(202);
      expect(third.body['meldingId']).not.toBe(first.body['meldingId']);
    });

    it('of another body is refused; of another organisation it is another key', async () => {
      const headers = { 'idempotency-key': randomUUID() };
      await post(good, headers);
      const reused = await post({ ...good, klientreferanse: 'annen' }, headers);
      expect([reused.status, reused.body['kode']]).toEqual([422, 'IDEMPOTENCY_KEY_GJENBRUKT']);
      expect((await post(good, headers, OTHER_IMPORTER)).status).toBe(202);
      expect(await intake.sent()).toHaveLength(2);
    });

    it('keeps its answer when the day to wait until has passed', async () => {
      const headers = { 'idempotency-key': randomUUID() };
      const today = intake.clock.now().toISOString().slice(0, 10);
      const body = { ...good, ventTil: today };
      const first = await post(body, headers);
      intake.clock.advance(3_600_000 * 23.5);
      expect((await post(body)).status).toBe(422);
      expect((await post(body, headers)).body).toEqual(first.body);
    });

    it('of a refused request is free', async () => {
      const headers = { 'idempotency-key': randomUUID() };
      expect((await post({ ...good, avgiftsgruppeKode: '999' }, headers)).status).toBe(422);
      expect((await post(good, headers)).status).toBe(202);
    });

    it('sent many times at once makes one request', async () => {
      const headers = { 'idempotency-key': randomUUID() };
      const answers = await Promise.all(Array.from({ length: 20 }, () => post(good, headers)));
      const accepted = answers.filter(({ status }) => status === 202);
      expect(new Set(accepted.map(({ body }) => body['meldingId'])).size).toBe(1);
      expect(answers.filter(({ status }) => status !== 202).map(({ status, body }) => [status, body['kode']])).toEqual(
        Array.from({ length: 20 - accepted.length }, () => [409, 'IDEMPOTENCY_KEY_I_BRUK']),
      );
      expect(await intake.sent()).toHaveLength(1);
    });
  });

  it('numbers concurrent requests for one VIN, each replacing the one before', async () => {
    await Promise.all(Array.from({ length: 50 }, () => post(good)));
    const requested = await intake.sent('preregistration.requested.v1');
    expect(requested.map(({ data }) => data['seq'])).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    const replaced = await intake.sent('preregistration.withdrawal-requested.v1');
    expect(replaced.map(({ data }) => [data['seq'], data['reason'], data['replacedBy']])).toEqual(
      requested.slice(1).map(({ data }, index) => [index + 1, 'REPLACED', data['meldingId']]),
    );
  });

  it('takes a thousand at once', async () => {
    const vins = Array.from({ length: 1_000 }, (_, index) => `WBA22BB0000${String(index % 700).padStart(6, '0')}`);
    const answers = await Promise.all(vins.map((understellsnummer) => post({ ...good, understellsnummer })));
    expect(answers.filter(({ status }) => status !== 202)).toEqual([]);
    const requested = await intake.sent('preregistration.requested.v1');
    expect(new Set(requested.map(({ data }) => data['meldingId'])).size).toBe(1_000);
    const seqs = Map.groupBy(requested, ({ data }) => data['vin']);
    for (const [, ofOne] of seqs)
      expect(ofOne.map(({ data }) => data['seq'])).toEqual(ofOne.map((_, index) => index + 1));
  });
});
