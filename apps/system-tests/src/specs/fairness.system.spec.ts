import { callbacksOf, type CaseView, Importer, organisations, submissionPath } from '../driver/importer';
import { setEucaris } from '../driver/sandbox-controls';
import { until } from '../driver/stack';
import { freshVin } from '../driver/vins';

const FLOOD = 900;
const flooding = new Importer(organisations.first);
const other = new Importer(organisations.second);

const withStatus = async (status: string): Promise<number> => {
  const query = `status=${status}&antall=1`;
  const answer = await flooding.call<{ meldinger: CaseView[] }>('GET', `${submissionPath}?${query}`);
  return answer.body.meldinger.length;
};

describe('one importer sends a great many', () => {
  beforeAll(async () => {
    await Promise.all([flooding.listen(), other.listen()]);
  });
  afterAll(() => setEucaris());

  it('and another, who sends one, need not wait for them', async () => {
    await setEucaris({ latencyMs: 1_000 });
    const sent = Array.from({ length: FLOOD }, () => flooding.accepted({ understellsnummer: freshVin() }));
    const flood = await Promise.all(sent);
    const last = flood.at(-1) as string;
    expect(await withStatus('MOTTATT')).toBe(1);
    const single = await other.accepted({ understellsnummer: freshVin() });
    await until('the callback of the other', async () => (await callbacksOf(single))[0], 60_000);
    expect(await withStatus('MOTTATT')).toBe(1);
    await setEucaris();
    await until(
      'the end of the flood',
      async () => ((await withStatus('MOTTATT')) + (await withStatus('HENTER_ECOC')) === 0 ? true : undefined),
      120_000,
    );
    await until('the last callback', async () => (await callbacksOf(last))[0], 60_000);
  });
});
