import { callbacksOf, Importer, organisations, outcomeOf } from '../driver/importer';
import { registerFirstTime, setEucaris } from '../driver/sandbox-controls';
import { pause, until } from '../driver/stack';
import { freshVin } from '../driver/vins';

const importer = new Importer(organisations.first);
const other = new Importer(organisations.second);

beforeAll(async () => {
  await setEucaris();
  await Promise.all([importer.listen(), other.listen()]);
});

describe('accepted', () => {
  it.each([
    ['a battery electric car', { understellsnummer: freshVin(), avgiftsgruppeKode: '101' }],
    ['a plug-in hybrid', { understellsnummer: freshVin('ZZP'), avgiftsgruppeKode: '101' }],
    ['a petrol car', { understellsnummer: freshVin('ZZB'), avgiftsgruppeKode: '101' }],
    ['a van of class 2', { understellsnummer: freshVin('WV1'), avgiftsgruppeKode: '315', antallSitteplasser: 2 }],
    ['a trailer', { understellsnummer: freshVin('YU7'), avgiftsgruppeKode: '709' }],
    ['a city bus', { understellsnummer: freshVin('ZZGM3'), avgiftsgruppeKode: '211' }],
    ['a lorry completed by a second manufacturer', { understellsnummer: freshVin('ZZV'), avgiftsgruppeKode: '380' }],
    ['a car whose certificate was corrected', { understellsnummer: freshVin('ZZK'), avgiftsgruppeKode: '101' }],
  ])('%s becomes ready for first registration, told by one signed callback', async (_what, fields) => {
    const meldingId = await importer.accepted({ ...fields, klientreferanse: 'ordre 7' });
    const callback = await outcomeOf(meldingId);
    expect(callback.signatureValid).toBe(true);
    expect(callback.headers['webhook-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(callback.body).toMatchObject({
      type: 'preregistration.completed',
      data: {
        meldingId,
        understellsnummer: fields.understellsnummer,
        klientreferanse: 'ordre 7',
        avgiftsgruppeKode: fields.avgiftsgruppeKode,
        status: 'KLAR_TIL_FORSTEGANGSREGISTRERING',
        sekvens: 1,
        feil: [],
      },
    });
    const shown = await importer.show(meldingId);
    expect(shown.body.status).toBe('KLAR_TIL_FORSTEGANGSREGISTRERING');
    expect(shown.body.hendelser.map(({ status }) => status)).toEqual([
      'MOTTATT',
      'HENTER_ECOC',
      'KONTROLLERER',
      'REGISTRERER',
      'KLAR_TIL_FORSTEGANGSREGISTRERING',
    ]);
    await pause(500);
    expect(await callbacksOf(meldingId)).toHaveLength(1);
  });

  it('takes a lower-case VIN and answers in upper case', async () => {
    const vin = freshVin();
    const answer = await importer.submit({ understellsnummer: vin.toLowerCase() });
    expect(answer).toMatchObject({ status: 202, body: { understellsnummer: vin, status: 'MOTTATT' } });
    expect((await outcomeOf(answer.body.meldingId)).body.data.understellsnummer).toBe(vin);
  });
});

describe('every other outcome', () => {
  it.each([
    ['ZZN', 'ECOC_IKKE_FUNNET', 'unknown to EUCARIS'],
    ['ZZX', 'AVVIST', 'a document that breaks the structure'],
    ['ZZR', 'AVVIST', 'a document that breaks a rule'],
    ['ZZW', 'AVVIST', 'a document for another VIN'],
    ['ZZD', 'AVVIST', 'a document with a DOCTYPE'],
    ['ZZS', 'AVVIST', 'a document that was changed after it was signed'],
    ['ZZC', 'AVVIST', 'two documents that contradict each other'],
    ['ZZJ', 'AVVIST', 'only the document of an incomplete vehicle'],
  ])('%s… ends as %s: %s', async (start, status) => {
    const meldingId = await importer.accepted({ understellsnummer: freshVin(start) });
    const { body } = await outcomeOf(meldingId);
    expect(body.data.status).toBe(status);
    expect(body.data.feil.length).toBeGreaterThan(0);
    for (const fault of body.data.feil) {
      expect(fault).toMatchObject({ kode: expect.stringMatching(/^[A-Z0-9_]+$/) });
      expect(fault.melding.length).toBeGreaterThan(10);
      expect(fault.message.length).toBeGreaterThan(10);
    }
  });

  it.each([
    ['ZZU', '503 for a while'],
    ['ZZM', 'partial answers at first'],
    ['ZZH', 'a look-up that hangs at first'],
  ])('%s… gets there in the end: %s', async (start) => {
    const meldingId = await importer.accepted({ understellsnummer: freshVin(start) });
    expect((await outcomeOf(meldingId, 60_000)).body.data.status).toBe('KLAR_TIL_FORSTEGANGSREGISTRERING');
  });

  it('a van class 2 whose eCoC is no N1 is rejected', async () => {
    const meldingId = await importer.accepted({
      understellsnummer: freshVin(),
      avgiftsgruppeKode: '315',
      antallSitteplasser: 2,
    });
    expect((await outcomeOf(meldingId)).body.data).toMatchObject({ status: 'AVVIST' });
  });

  it('a vehicle registered before is refused', async () => {
    const vin = freshVin();
    await outcomeOf(await importer.accepted({ understellsnummer: vin }));
    expect((await registerFirstTime(vin)).status).toBe(200);
    const again = await outcomeOf(await importer.accepted({ understellsnummer: vin }));
    expect(again.body.data).toMatchObject({ status: 'AVVIST', feil: [{ kode: 'KJORETOY_ALLEREDE_REGISTRERT' }] });
  });

  it('the seeded vehicles are refused: registered before, and held by another', async () => {
    const registered = await outcomeOf(await importer.accepted({ understellsnummer: 'ZZA00000000000001' }));
    expect(registered.body.data).toMatchObject({ status: 'AVVIST', feil: [{ kode: 'KJORETOY_ALLEREDE_REGISTRERT' }] });
    const held = await outcomeOf(await importer.accepted({ understellsnummer: 'ZZF00000000000001' }));
    expect(held.body.data.status).toBe('AVVIST');
  });

  it('a vehicle held by another organisation is refused without naming it', async () => {
    const vin = freshVin();
    await outcomeOf(await importer.accepted({ understellsnummer: vin }));
    const refused = await outcomeOf(await other.accepted({ understellsnummer: vin }));
    expect(refused.body.data.status).toBe('AVVIST');
    expect(JSON.stringify(refused.body)).not.toContain(importer.organisation);
  });
});

describe('replaced', () => {
  it('an open request is replaced by a later one of the same organisation', async () => {
    const vin = freshVin('ZZL');
    const first = await importer.accepted({ understellsnummer: vin });
    const second = await importer.accepted({ understellsnummer: vin });
    const [replaced, ready] = await Promise.all([outcomeOf(first), outcomeOf(second)]);
    expect(replaced.body.data).toMatchObject({ status: 'ERSTATTET', sekvens: 1 });
    expect(ready.body.data).toMatchObject({ status: 'KLAR_TIL_FORSTEGANGSREGISTRERING', sekvens: 2 });
    expect(replaced.receivedAt <= ready.receivedAt).toBe(true);
  });
});

describe('withdrawn', () => {
  it('before the case closes it ends as TRUKKET', async () => {
    const meldingId = await importer.accepted({ understellsnummer: freshVin('ZZL') });
    expect((await importer.withdraw(meldingId)).status).toBe(202);
    expect((await outcomeOf(meldingId)).body.data.status).toBe('TRUKKET');
  });

  it('while the case waits for its eCoC it ends as TRUKKET', async () => {
    const until2 = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const meldingId = await importer.accepted({ understellsnummer: freshVin('ZZN'), ventTil: until2 });
    await until('the case waits', async () =>
      (await importer.show(meldingId)).body.status === 'VENTER_PA_ECOC' ? true : undefined,
    );
    expect((await importer.withdraw(meldingId)).status).toBe(202);
    expect((await outcomeOf(meldingId)).body.data.status).toBe('TRUKKET');
  });

  it('after the case closed a second event tells of it', async () => {
    const meldingId = await importer.accepted({ understellsnummer: freshVin() });
    const completed = await outcomeOf(meldingId);
    expect((await importer.withdraw(meldingId)).status).toBe(202);
    const withdrawn = await until('the second event', async () =>
      (await callbacksOf(meldingId)).find(({ body }) => body.type === 'preregistration.withdrawn'),
    );
    expect(withdrawn.headers['webhook-id']).not.toBe(completed.headers['webhook-id']);
    expect(withdrawn.body.data).toMatchObject({ meldingId, sekvens: 2 });
    expect((await importer.show(meldingId)).body.status).toBe('TRUKKET');
  });

  it('after first registration it is refused', async () => {
    const vin = freshVin();
    const meldingId = await importer.accepted({ understellsnummer: vin });
    await outcomeOf(meldingId);
    expect((await registerFirstTime(vin)).status).toBe(200);
    const answer = await until('the register told intake', async () => {
      const refused = await importer.withdraw(meldingId);
      return refused.status === 409 ? refused : undefined;
    });
    expect(answer.body).toMatchObject({ status: 409, kode: expect.any(String) });
  });

  it('is for the sender alone', async () => {
    const meldingId = await importer.accepted({ understellsnummer: freshVin() });
    expect((await other.withdraw(meldingId)).status).toBe(404);
    expect((await other.show(meldingId)).status).toBe(404);
    await outcomeOf(meldingId);
  });
});
