import { type FreshDatabase, freshDatabase, InMemoryBus } from '@kjoreklar/testing';
import { IMPORTER, OpenIntake, OTHER_IMPORTER } from '../../test/open-intake';
import { rejected } from '../../test/stage-events';

const vin = (number: number): string => `WBA11AA00000000${String(number).padStart(2, '0')}`;

interface Page {
  readonly meldinger: readonly Record<string, unknown>[];
  readonly _links: { readonly self: { readonly href: string }; readonly neste?: { readonly href: string } };
}

describe('finding cases', () => {
  let fresh: FreshDatabase;
  let intake: OpenIntake;
  let bus: InMemoryBus;
  let times: string[];
  const ids: string[] = [];
  beforeAll(async () => {
    fresh = await freshDatabase();
    intake = await OpenIntake.start(fresh.url);
    bus = await InMemoryBus.of(intake.anotherInstance());
    for (let number = 1; number <= 7; number++) {
      intake.clock.advance(1_000);
      ids.push(await intake.submit(vin(number), { klientreferanse: `ordre ${number % 2}` }));
    }
    await intake.submit(vin(1), {}, OTHER_IMPORTER);
    times = (await all('')).map(({ mottattTidspunkt }) => String(mottattTidspunkt)).reverse();
    intake.clock.advance(1_000);
    await bus.send(rejected({ meldingId: ids[2] ?? '', vin: vin(3), seq: 1 }));
  });
  afterAll(async () => {
    await bus.close();
    await intake.close();
    await fresh.drop();
  });

  const get = async (query: string, organisation = IMPORTER): Promise<Page> => {
    const response = await intake.call({ method: 'GET', path: query && `?${query}`, organisation });
    expect(response.status).toBe(200);
    return response.body as unknown as Page;
  };
  const all = async (query: string) => (await get(query)).meldinger;
  const numbers = async (query: string) =>
    (await all(query)).map(({ meldingId }) => ids.indexOf(String(meldingId)) + 1);

  it('gives own ones, newest first', async () => {
    expect(await numbers('')).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect((await get('', OTHER_IMPORTER)).meldinger).toHaveLength(1);
  });

  it('filters', async () => {
    expect(await numbers(`understellsnummer=${vin(4).toLowerCase()}`)).toEqual([4]);
    expect(await numbers('klientreferanse=ordre%200')).toEqual([6, 4, 2]);
    expect(await numbers('status=AVVIST')).toEqual([3]);
    expect(await numbers('status=HENTER_ECOC&klientreferanse=ordre%201')).toEqual([7, 5, 1]);
    expect(await numbers(`fraTidspunkt=${times[1]}&tilTidspunkt=${times[4]}`)).toEqual([4, 3, 2]);
    const sinceLast = new Date(Date.parse(times[6] ?? '') + 1).toISOString();
    expect(await numbers(`endretFra=${sinceLast}`)).toEqual([3]);
    expect(await numbers('status=TRUKKET')).toEqual([]);
  });

  it('gives page after page until there is none, also while new ones come', async () => {
    const pages: number[][] = [];
    let href: string | undefined = '?antall=3&status=HENTER_ECOC';
    while (href) {
      const page: Page = await get(href.split('?')[1] ?? '');
      pages.push(page.meldinger.map(({ meldingId }) => ids.indexOf(String(meldingId)) + 1));
      expect(page._links.self.href).toContain('antall=3');
      href = page._links.neste?.href;
      if (pages.length === 1) await intake.submit(vin(50), {}, OTHER_IMPORTER);
    }
    expect(pages).toEqual([
      [7, 6, 5],
      [4, 2, 1],
    ]);
  });

  it('refuses what cannot be asked', async () => {
    const response = await intake.call({ method: 'GET', path: '?antall=201&vin=X' });
    expect([response.status, response.body['kode']]).toEqual([400, 'UGYLDIG_FORESPORSEL']);
    expect(response.body['feil']).toHaveLength(2);
  });

  it.each(['00000000-0000-4000-8000-000000000001', 'none'])('gives no case %s', async (meldingId) => {
    const response = await intake.call({ method: 'GET', path: `/${meldingId}` });
    expect([response.status, response.body['kode']]).toEqual([404, 'IKKE_FUNNET']);
  });

  it("gives nobody another's case, nor lets it be withdrawn", async () => {
    const path = `/${ids[0]}`;
    expect((await intake.call({ method: 'GET', path, organisation: OTHER_IMPORTER })).status).toBe(404);
    expect((await intake.call({ method: 'DELETE', path, organisation: OTHER_IMPORTER })).status).toBe(404);
    expect(await intake.sent('preregistration.withdrawal-requested.v1')).toEqual([]);
  });

  describe('for operators', () => {
    const ask = async (query: string, scope = 'kjoreklar:operator') => {
      const headers = { authorization: `Bearer ${await intake.token('310000035', scope)}` };
      return intake.call({ method: 'GET', path: `/internal/cases${query}`, headers });
    };

    it('gives those of all organisations', async () => {
      const { body } = await ask(`?vin=${vin(1)}`);
      const { meldinger } = body as unknown as Page;
      expect(meldinger.map(({ organisasjonsnummer, nummer }) => [organisasjonsnummer, nummer])).toEqual([
        [OTHER_IMPORTER, 2],
        [IMPORTER, 1],
      ]);
      expect((await ask('?status=AVVIST&antall=1')).body['meldinger']).toHaveLength(1);
    });

    it('gives one by its id', async () => {
      expect((await ask(`/${ids[0]}`)).body).toMatchObject({
        organisasjonsnummer: IMPORTER,
        understellsnummer: vin(1),
      });
      expect((await ask('/none')).status).toBe(404);
    });

    it('needs their scope', async () => {
      expect((await ask('', 'svv:kjoretoy/ecoc')).status).toBe(403);
    });
  });
});
