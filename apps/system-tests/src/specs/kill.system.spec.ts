import { callbacksOf, Importer, organisations, outcomeOf } from '../driver/importer';
import { blockWrites, kill9 } from '../driver/faults';
import { setEucaris, setReceiver } from '../driver/sandbox-controls';
import { endpoints, pause, until, untilReady } from '../driver/stack';
import { freshVin } from '../driver/vins';

const importer = new Importer(organisations.first);

beforeAll(async () => {
  await untilReady(endpoints().intake);
  await untilReady(endpoints().webhookNotifier);
  await setEucaris();
  await setReceiver();
  await importer.listen();
});
afterAll(async () => {
  await setEucaris();
});

/** Sends for a while, as fast as answers come, and tells which requests were accepted; a service that is away is asked again. */
const sendFor = async (ms: number, vin: () => string): Promise<{ meldingId: string; vin: string }[]> => {
  const accepted: { meldingId: string; vin: string }[] = [];
  const end = Date.now() + ms;
  const client = async (): Promise<void> => {
    while (Date.now() < end) {
      const understellsnummer = vin();
      const answer = await importer.submit({ understellsnummer }).catch(() => undefined);
      if (answer?.status === 202) accepted.push({ meldingId: answer.body.meldingId, vin: understellsnummer });
      else await pause(50);
    }
  };
  await Promise.all(Array.from({ length: 8 }, client));
  return accepted;
};

const expectOneOutcomeEach = async (meldingIds: readonly string[]): Promise<void> => {
  for (const meldingId of meldingIds) await outcomeOf(meldingId, 60_000);
  await pause(1_000);
  for (const meldingId of meldingIds) {
    const completed = (await callbacksOf(meldingId)).filter(({ body }) => body.type === 'preregistration.completed');
    expect(new Set(completed.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(completed.map(({ body }) => body.data.status)).size).toBe(1);
  }
};

describe('kill -9 under load', () => {
  it.each(['intake', 'eucaris-lookup', 'ecoc-validation', 'registry', 'webhook-notifier', 'kafka', 'postgres'])(
    '%s: every 202 ends in exactly one outcome with one webhook-id',
    async (part) => {
      const sending = sendFor(3_000, () => freshVin('KXL'));
      await pause(700);
      await kill9(part);
      const accepted = await sending;
      expect(accepted.length).toBeGreaterThan(0);
      await expectOneOutcomeEach(accepted.map(({ meldingId }) => meldingId));
      await untilReady(endpoints().intake);
    },
    120_000,
  );
});

describe('kill -9 between the answer of EUCARIS and the commit', () => {
  it('ends in one outcome, although EUCARIS answers differently the second time', async () => {
    const block = await blockWrites('eucaris_lookup.outcome');
    const meldingId = await importer.accepted({ understellsnummer: freshVin('KXL') });
    try {
      await until('the look-up waits to commit its answer', async () =>
        (await block.waiting()) > 0 ? true : undefined,
      );
      const restarted = kill9('eucaris-lookup');
      await setEucaris({ autoIssue: false });
      await restarted;
    } finally {
      await block.undo();
    }
    await expectOneOutcomeEach([meldingId]);
    expect((await outcomeOf(meldingId)).body.data.status).toBe('ECOC_IKKE_FUNNET');
    await setEucaris();
  }, 120_000);

  it('and an answer that was committed stands', async () => {
    const meldingId = await importer.accepted({ understellsnummer: freshVin('KXL') });
    await until('the look-up committed', async () => {
      const { body } = await importer.show(meldingId);
      return body.hendelser.some(({ status }) => status === 'KONTROLLERER') ? true : undefined;
    });
    await setEucaris({ autoIssue: false });
    await kill9('eucaris-lookup');
    await expectOneOutcomeEach([meldingId]);
    expect((await outcomeOf(meldingId)).body.data.status).toBe('KLAR_TIL_FORSTEGANGSREGISTRERING');
    await setEucaris();
  }, 120_000);
});

describe('order', () => {
  it('callbacks about one VIN never overtake each other, kills or not', async () => {
    await setEucaris({ latencyMs: 20 });
    const vins = Array.from({ length: 6 }, () => freshVin('KXL'));
    let next = 0;
    const sending = sendFor(3_000, () => vins[(next += 1) % vins.length] as string);
    await pause(800);
    await kill9('registry');
    await kill9('intake');
    const accepted = await sending;
    for (const { meldingId } of accepted) await outcomeOf(meldingId, 60_000);
    const response = await fetch(`${endpoints().sandbox}/callbacks`);
    const all = (await response.json()) as Awaited<ReturnType<typeof callbacksOf>>;
    for (const vin of vins) {
      const firstAttempts = new Map<string, number>();
      for (const { headers, body } of all) {
        const id = headers['webhook-id'] as string;
        if (body.data.understellsnummer === vin && !firstAttempts.has(id)) firstAttempts.set(id, body.data.sekvens);
      }
      const sequence = [...firstAttempts.values()];
      expect(sequence).toEqual([...sequence].sort((a, b) => a - b));
      expect(new Set(sequence).size).toBe(sequence.length);
    }
  }, 180_000);
});
