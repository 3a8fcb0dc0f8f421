import { decodeJwt } from 'jose';
import type { JsonCall } from '../clients/json-client';
import { NeighbourUnreachableError } from '../clients/json-client';
import { aSandbox, type SandboxUnderTest } from '../fixtures/a-sandbox';
import { FIRST_REGISTERED_VIN, HELD_BY_ANOTHER_VIN } from '../special-vins';

interface Case {
  meldingId: string;
  understellsnummer: string;
  status: string;
  asks: number;
  feil: { kode: string }[];
}

/** Intake and registry as far as the seed sees them. */
class Neighbours {
  readonly cases = new Map<string, Case>();
  readonly registered = new Set<string>();
  readonly callers = new Set<string>();
  end = { status: 'KLAR_TIL_FORSTEGANGSREGISTRERING', feil: [] as { kode: string }[] };
  isAway = false;
  private submissions = 0;

  readonly call = async (call: JsonCall) => {
    if (this.isAway) throw new NeighbourUnreachableError(new URL(call.url).origin, { cause: 'away' });
    const { consumer, scope } = decodeJwt<{ consumer: { ID: string }; scope: string }>(call.token);
    this.callers.add(`${consumer.ID} ${scope} ${new URL(call.url).hostname}`);
    return { contentType: 'application/json', ...this.answer(call) };
  };

  private answer({ method, url, body }: JsonCall): { status: number; body: unknown } {
    const { pathname } = new URL(url);
    const registration = /^\/vehicles\/(\w+)\/first-registration$/.exec(pathname);
    if (registration) return this.register(registration[1] as string);
    if (method === 'POST') return { status: 202, body: this.submit(body as Case) };
    const found = this.cases.get(pathname.split('/').at(-1) as string);
    if (!found) return { status: 404, body: { kode: 'IKKE_FUNNET' } };
    if (found.asks++ > 0) Object.assign(found, this.end);
    return { status: 200, body: found };
  }

  /** An id is never given twice, as in intake: what was forgotten must not be found under a newer case. */
  private submit({ understellsnummer }: Case): Case {
    const made = { meldingId: `m-${++this.submissions}`, understellsnummer, status: 'MOTTATT', asks: 0, feil: [] };
    this.cases.set(made.meldingId, made);
    return made;
  }

  private register(vin: string): { status: number; body: unknown } {
    if (this.registered.has(vin)) return { status: 409, body: { kode: 'KJORETOY_ALLEREDE_REGISTRERT' } };
    this.registered.add(vin);
    return { status: 200, body: { understellsnummer: vin, forstegangsregistrertDato: '2026-11-22', meldingId: 'm-1' } };
  }
}

let neighbours: Neighbours;
let sandbox: SandboxUnderTest;
beforeEach(async () => {
  neighbours = new Neighbours();
  sandbox = await aSandbox({ call: neighbours.call });
});
afterEach(async () => sandbox.close());

const post = async (path: string) => sandbox.app.inject({ method: 'POST', url: `/register/${path}` });

describe('POST /register/seed', () => {
  it('brings both vehicles where they should be, through the public API', async () => {
    const answer = await post('seed');
    expect(answer.statusCode).toBe(200);
    expect(answer.json().kjoretoy).toMatchObject([
      { understellsnummer: HELD_BY_ANOTHER_VIN, forstegangsregistrert: false },
      { understellsnummer: FIRST_REGISTERED_VIN, forstegangsregistrert: true },
    ]);
    expect([...neighbours.registered]).toEqual([FIRST_REGISTERED_VIN]);
    expect([...neighbours.callers].sort()).toEqual([
      '0192:310000035 svv:kjoretoy/ecoc intake.test',
      '0192:310000043 kjoreklar:register/write registry.test',
    ]);
  });

  it('changes nothing the second time, nor when asked twice at once', async () => {
    const both = await Promise.all([post('seed'), post('seed')]);
    expect((await post('seed')).json()).toEqual(both[0].json());
    expect(neighbours.cases.size).toBe(2);
  });

  it('sends again where intake has forgotten', async () => {
    await post('seed');
    neighbours.cases.clear();
    neighbours.end = { status: 'AVVIST', feil: [{ kode: 'KJORETOY_ALLEREDE_REGISTRERT' }] };
    expect((await post('seed')).statusCode).toBe(200);
    expect(neighbours.cases.size).toBe(2);
  });

  it('says what went wrong', async () => {
    neighbours.end = { status: 'ECOC_IKKE_FUNNET', feil: [] };
    const answer = await post('seed');
    expect(answer.statusCode).toBe(502);
    expect(answer.json()).toMatchObject({
      kode: 'KLARGJORING_MISLYKTES',
      message: expect.stringContaining('ECOC_IKKE_FUNNET'),
    });
    neighbours.isAway = true;
    expect((await post('seed')).json().kode).toBe('NABO_UTILGJENGELIG');
  });
});

describe('POST /register/{vin}/forstegangsregistrering', () => {
  it('passes on what the register answers', async () => {
    const first = await post('VF900000000000001/forstegangsregistrering');
    expect(first.statusCode).toBe(200);
    expect(first.json()).toMatchObject({ understellsnummer: 'VF900000000000001', meldingId: 'm-1' });
    const second = await post('VF900000000000001/forstegangsregistrering');
    expect([second.statusCode, second.json().kode]).toEqual([409, 'KJORETOY_ALLEREDE_REGISTRERT']);
    expect((await post('x/forstegangsregistrering')).statusCode).toBe(400);
    neighbours.isAway = true;
    expect((await post('VF900000000000001/forstegangsregistrering')).statusCode).toBe(502);
  });
});
