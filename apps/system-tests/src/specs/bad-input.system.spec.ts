import { randomUUID } from 'node:crypto';
import { type Answer, type CaseView, Importer, organisations, submissionPath } from '../driver/importer';
import { setEucaris } from '../driver/sandbox-controls';
import { endpoints } from '../driver/stack';
import { freshVin } from '../driver/vins';

interface Problem {
  readonly status: number;
  readonly kode: string;
  readonly sporingsId: string;
  readonly feil: readonly { kode: string; sti: string; melding: string; message: string }[];
}

const importer = new Importer(organisations.first);
const vin = freshVin();

const expectProblem = (answer: Answer<unknown>, status: number): Problem => {
  const problem = answer.body as Problem;
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(problem).toMatchObject({
    status,
    kode: expect.stringMatching(/^[A-Z0-9_]+$/),
    sporingsId: expect.any(String),
  });
  expect(JSON.stringify(problem)).not.toMatch(/node_modules|\bat .+\(.+:\d+:\d+\)/);
  return problem;
};

beforeAll(async () => {
  await setEucaris();
});

describe('a field that cannot be accepted is named, in Norwegian and English', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['no VIN', { understellsnummer: undefined }, '/understellsnummer'],
    ['a VIN that is a number', { understellsnummer: 12345678901234567 }, '/understellsnummer'],
    ['a VIN too short', { understellsnummer: 'WVW123' }, '/understellsnummer'],
    ['a VIN too long', { understellsnummer: `${vin}A` }, '/understellsnummer'],
    ['an I in the VIN', { understellsnummer: `I${vin.slice(1)}` }, '/understellsnummer'],
    ['an O in the VIN', { understellsnummer: `${vin.slice(0, 16)}O` }, '/understellsnummer'],
    ['a Q in the VIN', { understellsnummer: `Q${vin.slice(1)}` }, '/understellsnummer'],
    ['no tax group', { avgiftsgruppeKode: undefined }, '/avgiftsgruppeKode'],
    ['a tax group that is a number', { avgiftsgruppeKode: 101 }, '/avgiftsgruppeKode'],
    ['an unknown tax group', { avgiftsgruppeKode: '999' }, '/avgiftsgruppeKode'],
    ['a closed tax group', { avgiftsgruppeKode: '311' }, '/avgiftsgruppeKode'],
    ['a tax group outside M, N and O', { avgiftsgruppeKode: '610' }, '/avgiftsgruppeKode'],
    ['315 without seats', { avgiftsgruppeKode: '315' }, '/antallSitteplasser'],
    ['315 with no seat', { avgiftsgruppeKode: '315', antallSitteplasser: 0 }, '/antallSitteplasser'],
    ['seats that are a text', { avgiftsgruppeKode: '315', antallSitteplasser: '2' }, '/antallSitteplasser'],
    ['half a seat', { avgiftsgruppeKode: '315', antallSitteplasser: 2.5 }, '/antallSitteplasser'],
    ['seats elsewhere', { antallSitteplasser: 5 }, '/antallSitteplasser'],
    ['a client reference too long', { klientreferanse: 'x'.repeat(65) }, '/klientreferanse'],
    ['ventTil in the past', { ventTil: '2020-01-01' }, '/ventTil'],
    ['ventTil too far ahead', { ventTil: '2099-01-01' }, '/ventTil'],
    ['ventTil that is no date', { ventTil: 'tomorrow' }, '/ventTil'],
  ])('%s', async (_what, fields, pointer) => {
    const answer = await importer.submit({ understellsnummer: vin, ...fields });
    expect([400, 422]).toContain(answer.status);
    const problem = expectProblem(answer, answer.status);
    const fault = problem.feil.find(({ sti }) => sti === pointer);
    expect(fault).toBeDefined();
    expect(fault?.melding.length).toBeGreaterThan(10);
    expect(fault?.message.length).toBeGreaterThan(10);
  });

  it('all faults at once', async () => {
    const problem = expectProblem(
      await importer.submit({ understellsnummer: 'X', avgiftsgruppeKode: '999', klientreferanse: 'x'.repeat(65) }),
      422,
    );
    expect(problem.feil.map(({ sti }) => sti)).toEqual(
      expect.arrayContaining(['/understellsnummer', '/avgiftsgruppeKode', '/klientreferanse']),
    );
  });
});

describe('a body that cannot be read', () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    importer.call('POST', `${submissionPath}/opprette`, { body, headers });

  it('not JSON is 400', async () => {
    expectProblem(await post('{"understellsnummer": '), 400);
  });
  it('an array is refused', async () => {
    expectProblem(await post('[]'), 400);
  });
  it('2 MiB is 413', async () => {
    expectProblem(await post(JSON.stringify({ understellsnummer: 'x'.repeat(2 * 1024 * 1024) })), 413);
  });
  it('another content type is 415', async () => {
    expectProblem(await post('<xml/>', { 'content-type': 'application/xml' }), 415);
  });
});

describe('a caller without the right', () => {
  const asCaller = (authorization?: string) =>
    importer.call('POST', `${submissionPath}/opprette`, {
      body: { understellsnummer: vin, avgiftsgruppeKode: '101' },
      headers: { authorization: authorization ?? '' },
    });

  it('no token is 401', async () => {
    const answer = await asCaller();
    expectProblem(answer, 401);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  });
  it('a token that is none is 401', async () => {
    expectProblem(await asCaller('Bearer rubbish'), 401);
  });
  it.each([
    ['expired', '&expiresInSeconds=-60'],
    ['for another audience', '&audience=https%3A%2F%2Felsewhere.example'],
    ['of another issuer', '&issuer=https%3A%2F%2Felsewhere.example%2F'],
    ['signed by a foreign key', '&foreignKey=true'],
  ])('a token %s is 401', async (_what, extra) => {
    expectProblem(await asCaller(`Bearer ${await importer.token('svv:kjoretoy/ecoc', extra)}`), 401);
  });
  it('a token of another scope is 403', async () => {
    expectProblem(await asCaller(`Bearer ${await importer.token('svv:kjoretoy/kjoretoyopplysninger')}`), 403);
  });
});

describe('what was refused', () => {
  it('left nothing behind', async () => {
    const answer = await importer.call<{ meldinger: CaseView[] }>('GET', `${submissionPath}?understellsnummer=${vin}`);
    expect(answer).toMatchObject({ status: 200, body: { meldinger: [] } });
  });
  it('an unknown case is 404', async () => {
    expectProblem(await importer.show(randomUUID()), 404);
  });
  it('a case id that is none is a problem too', async () => {
    const answer = await importer.show('not-a-uuid');
    expectProblem(answer, answer.status);
    expect([400, 404]).toContain(answer.status);
  });
});

describe('Idempotency-Key', () => {
  it('gives the same case for the same request, and refuses another body', async () => {
    const key = randomUUID();
    const fresh = freshVin();
    const first = await importer.submit({ understellsnummer: fresh }, { 'idempotency-key': key });
    const second = await importer.submit({ understellsnummer: fresh }, { 'idempotency-key': key });
    expect(second.status).toBe(202);
    expect(second.body.meldingId).toBe(first.body.meldingId);
    expectProblem(await importer.submit({ understellsnummer: freshVin() }, { 'idempotency-key': key }), 422);
  });
});

describe('every service', () => {
  it('tells its health and metrics', async () => {
    const { intake, registry, webhookNotifier } = endpoints();
    for (const url of [intake, registry, webhookNotifier]) {
      expect((await fetch(`${url}/health/live`)).status).toBe(200);
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
      expect(await (await fetch(`${url}/metrics`)).text()).toContain('process_cpu_seconds_total');
    }
  });
});
