import { Importer, organisations, outcomeOf } from '../driver/importer';
import { setEucaris } from '../driver/sandbox-controls';
import { endpoints, until, untilReady } from '../driver/stack';
import { freshVin } from '../driver/vins';

const importer = new Importer(organisations.first);

/** The sum of a metric over its labels. */
const metricOf = async (service: 'intake' | 'eucarisLookup', name: string): Promise<number> => {
  const text = await (await fetch(`${endpoints()[service]}/metrics`)).text();
  const values = text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  return values.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
};
const metric = (name: string): Promise<number> => metricOf('eucarisLookup', name);

beforeAll(async () => {
  await untilReady(endpoints().intake);
  await untilReady(endpoints().eucarisLookup);
  await setEucaris();
  await importer.listen();
  await until(
    'what others have sent is done',
    async () => ((await metricOf('intake', 'intake_places_taken')) < 10 ? true : undefined),
    240_000,
  );
}, 300_000);
afterAll(async () => {
  await setEucaris();
});

const accept = (count: number, start: string): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, () => importer.accepted({ understellsnummer: freshVin(start) })));

const readiness = async (): Promise<{ checks: Record<string, { ready: boolean; reason?: string }> }> =>
  (await fetch(`${endpoints().eucarisLookup}/health/ready`)).json() as never;

describe('EUCARIS away', () => {
  it('is asked by probes only, readiness says so, nothing is given up, and all goes on by itself', async () => {
    const before = await metric('messaging_parked_messages_total');
    await setEucaris({ errorRate: 1 });
    const accepted = await accept(60, 'DEP');
    const { reason } = await until('readiness tells', async () => {
      const { eucaris } = (await readiness()).checks;
      return eucaris?.ready === false ? eucaris : undefined;
    });
    expect(reason).toMatch(/^eucaris is away .*HTTP status 503/);
    expect(await metric('messaging_dependency_away')).toBe(1);
    expect((await metric('messaging_parked_messages_total')) - before).toBeLessThan(30);
    await setEucaris();
    for (const meldingId of accepted)
      expect((await outcomeOf(meldingId, 60_000)).body.data.status).toBe('KLAR_TIL_FORSTEGANGSREGISTRERING');
    await untilReady(endpoints().eucarisLookup);
  }, 120_000);
});

describe('a vehicle that EUCARIS fails on again and again', () => {
  it('waits by itself, and gets there, while others pass', async () => {
    const before = await metric('messaging_parked_messages_total');
    const [failing = ''] = await accept(1, 'ZZU');
    await until('its key is parked', async () =>
      (await metric('messaging_parked_messages_total')) > before ? true : undefined,
    );
    const [passing = ''] = await accept(1, 'DEP');
    const passed = await outcomeOf(passing);
    const waited = await outcomeOf(failing, 60_000);
    expect(waited.body.data.status).toBe('KLAR_TIL_FORSTEGANGSREGISTRERING');
    expect(passed.receivedAt < waited.receivedAt).toBe(true);
  }, 90_000);
});
