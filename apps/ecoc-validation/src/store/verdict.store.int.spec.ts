import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { EcocObtained } from '@kjoreklar/contracts';
import { checkEcoc } from '@kjoreklar/ivi';
import { Database, migrate, Outbox, OutcomeStore } from '@kjoreklar/persistence';
import { silentLogger } from '@kjoreklar/service-kit';
import { anEcocObtained, freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import { anEcoc } from '../../test/ecoc-sample';
import { judgeEcoc, questionOf } from '../domain/judge-ecoc';
import { KnownDocuments } from './known-documents';
import { VerdictStore } from './verdict.store';

const schema = 'ecoc_validation';
const logger = silentLogger();
let fresh: FreshDatabase;
let database: Database;
let verdicts: VerdictStore;

const open = (): { readonly database: Database; readonly verdicts: VerdictStore } => {
  const instance = new Database({
    connectionString: fresh.url,
    applicationName: 'ecoc-validation test',
    schema,
    logger,
  });
  const parts = { outbox: new Outbox(), outcomes: new OutcomeStore(), documents: new KnownDocuments() };
  return { database: instance, verdicts: new VerdictStore({ database: instance, ...parts }) };
};

beforeEach(async () => {
  fresh = await freshDatabase();
  const connectionString = fresh.url;
  await migrate({ connectionString, schema, directories: [join(__dirname, '../../migrations')], logger });
  ({ database, verdicts } = open());
});
afterEach(async () => {
  await database.close();
  await fresh.drop();
});

/** When a document is judged matters to nothing but the time it tells. */
const judge = (obtained: EcocObtained, at = '2026-07-06T08:00:02.000Z', by = verdicts): Promise<void> => {
  const { bytes, request } = questionOf(obtained);
  return by.record({
    meldingId: obtained.data.meldingId,
    causeId: obtained.id,
    ...judgeEcoc(obtained, checkEcoc(bytes, request), new Date(at)),
  });
};

const sent = async () => {
  const { rows } = await database.query<{ event_id: string; topic: string; value: string }>(
    'select event_id, topic, value from outbox_event order by id',
  );
  return rows;
};

/** Topic and codes of what was told of each, in the order of the requests. */
const toldOf = async (...requests: readonly EcocObtained[]): Promise<string[]> => {
  const events = (await sent()).map(({ topic, value }) => ({ topic, data: JSON.parse(value) as Told }));
  return requests.map((request) => {
    const said = events.filter(({ data }) => data.meldingId === request.data.meldingId);
    return said.map(({ topic, data }) => [topic, ...(data.errors ?? []).map(({ code }) => code)].join(' ')).join(', ');
  });
};
interface Told {
  readonly meldingId: string;
  readonly errors?: readonly { readonly code: string }[];
}

const accepted = 'ecoc.accepted.v1';
const refused = 'ecoc.rejected.v1 ECOC_REFERANSE_BRUKT_OM_ANNET';

describe('VerdictStore', () => {
  it('lets the first verdict stand, and tells it again, though the rules have changed since', async () => {
    const good = anEcocObtained({ content: anEcoc() });
    const { meldingId } = good.data;
    await judge(good, '2026-07-06T08:00:02.000Z');
    await judge(
      anEcocObtained({ content: anEcoc({ axles: '3' }), meldingId, id: good.id }),
      '2026-07-07T08:00:02.000Z',
    );
    const [first, again] = await sent();
    expect(first?.topic).toBe('ecoc.accepted.v1');
    expect(again).toEqual(first);
  });

  it('records verdicts that come together, each with its own event', async () => {
    const events = Array.from({ length: 50 }, () => anEcocObtained({ content: anEcoc() }));
    await Promise.all(events.map((event) => judge(event)));
    expect(new Set((await sent()).map(({ event_id }) => event_id)).size).toBe(50);
  });

  describe('what a reference stands for', () => {
    it('is the first document accepted under it: the same may come again, another may not', async () => {
      const [first, same] = [anEcocObtained({ content: anEcoc() }), anEcocObtained({ content: anEcoc() })];
      const other = anEcocObtained({ content: anEcoc({ length: 4701 }) });
      for (const request of [first, other, same]) await judge(request);
      expect(await toldOf(first, other, same)).toEqual([accepted, refused, accepted]);
      const { value = '' } = (await sent()).find(({ topic }) => topic === 'ecoc.rejected.v1') ?? {};
      expect(JSON.parse(value)).toMatchObject({
        documentSha256: other.data.documents[0]?.sha256,
        errors: [
          { path: '/InitialVehicleInformation/Header/IviReferenceId', nb: expect.stringContaining('3f0a8e0c-') },
        ],
        checks: expect.arrayContaining([
          { stage: 'structure', verdict: 'passed' },
          { stage: 'content', verdict: 'failed' },
        ]),
      });
    });

    it('does not change with duplicates and replays, in whatever order they come', async () => {
      const first = anEcocObtained({ content: anEcoc() });
      const other = anEcocObtained({ content: anEcoc({ length: 4701 }) });
      await judge(first);
      await judge(other);
      await Promise.all([judge(other), judge(first), judge(other)]);
      expect(await toldOf(first, other)).toEqual([
        [accepted, accepted].join(', '),
        [refused, refused, refused].join(', '),
      ]);
    });

    it('is not taken by a document that is rejected', async () => {
      const faulty = anEcocObtained({ content: anEcoc({ axles: '3' }) });
      const right = anEcocObtained({ content: anEcoc() });
      await judge(faulty);
      await judge(right);
      expect(await toldOf(faulty, right)).toEqual(['ecoc.rejected.v1 ECOC_AKSELTALL_AVVIKER', accepted]);
    });

    it('is not taken by a document that was rejected when it first came, though the rules would accept it now', async () => {
      const once = anEcocObtained({ content: anEcoc({ axles: '3' }) });
      const { meldingId } = once.data;
      await judge(once);
      await judge(anEcocObtained({ content: anEcoc({ length: 4701 }), meldingId, id: once.id }));
      const right = anEcocObtained({ content: anEcoc() });
      await judge(right);
      expect(await toldOf(right)).toEqual([accepted]);
    });

    it('is learnt from the replay of an acceptance that came before references were remembered', async () => {
      const first = anEcocObtained({ content: anEcoc() });
      const other = anEcocObtained({ content: anEcoc({ length: 4701 }) });
      await judge(first);
      await database.query('delete from known_document');
      await judge(first);
      await judge(other);
      expect(await toldOf(other)).toEqual([refused]);
    });

    it('is for each manufacturer to say, however it writes its name and the reference', async () => {
      const own = anEcocObtained({ content: anEcoc() });
      const ofOthers = anEcocObtained({ content: anEcoc({ manufacturer: 'Annen Bil AS' }) });
      const respelt = anEcocObtained({
        content: anEcoc({ manufacturer: 'FJELL  BIL AS', referenceId: '3F0A8E0C-6C55-4B6F-9A52-1C7B9D0E4F21' }),
      });
      for (const request of [own, ofOthers, respelt]) await judge(request);
      expect(await toldOf(own, ofOthers, respelt)).toEqual([accepted, accepted, refused]);
    });

    it('is settled once where two instances judge at the same time', async () => {
      const references = Array.from({ length: 40 }, () => randomUUID());
      const requestsOf = (length: number) =>
        references.map((referenceId) => anEcocObtained({ content: anEcoc({ referenceId, length }) }));
      const [here, there] = [requestsOf(4700), requestsOf(4701)];
      const other = open();
      const later = here.map(({ data }) => anEcocObtained({ ...data, id: randomUUID(), meldingId: randomUUID() }));
      await Promise.all([
        ...here.map((request) => judge(request)),
        ...there.toReversed().map((request) => judge(request, undefined, other.verdicts)),
        ...later.toReversed().map((request) => judge(request, undefined, other.verdicts)),
      ]);
      await other.database.close();
      const [toldHere, toldThere, toldLater] = await Promise.all([toldOf(...here), toldOf(...there), toldOf(...later)]);
      expect(new Set([...toldHere, ...toldThere])).toEqual(new Set([accepted, refused]));
      expect(toldThere).toEqual(toldHere.map((told) => (told === accepted ? refused : accepted)));
      expect(toldLater).toEqual(toldHere);
    });
  });
});
