import { join } from 'node:path';
import type { EcocObtained } from '@kjoreklar/contracts';
import { checkEcoc } from '@kjoreklar/ivi';
import { Database, migrate, Outbox, OutcomeStore } from '@kjoreklar/persistence';
import { silentLogger } from '@kjoreklar/service-kit';
import { anEcocObtained, freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import { anEcoc } from '../../test/ecoc-sample';
import { judgeEcoc, questionOf } from '../domain/judge-ecoc';
import { VerdictStore } from './verdict.store';

const schema = 'ecoc_validation';
const logger = silentLogger();
let fresh: FreshDatabase;
let database: Database;
let verdicts: VerdictStore;

beforeEach(async () => {
  fresh = await freshDatabase();
  const connectionString = fresh.url;
  await migrate({ connectionString, schema, directories: [join(__dirname, '../../migrations')], logger });
  database = new Database({ connectionString, applicationName: 'ecoc-validation test', schema, logger });
  verdicts = new VerdictStore({ database, outbox: new Outbox(), outcomes: new OutcomeStore() });
});
afterEach(async () => {
  await database.close();
  await fresh.drop();
});

const judge = (obtained: EcocObtained, at: string): Promise<void> => {
  const { bytes, request } = questionOf(obtained);
  return verdicts.record({
    meldingId: obtained.data.meldingId,
    causeId: obtained.id,
    event: judgeEcoc(obtained, checkEcoc(bytes, request), new Date(at)),
  });
};

const sent = async () => {
  const { rows } = await database.query<{ event_id: string; topic: string; value: string }>(
    'select event_id, topic, value from outbox_event order by id',
  );
  return rows;
};

describe('VerdictStore', () => {
  it('lets the first verdict stand, and tells it again, though the rules have changed since', async () => {
    const accepted = anEcocObtained({ content: anEcoc() });
    const { meldingId } = accepted.data;
    const rejected = anEcocObtained({ content: anEcoc({ axles: '3' }), meldingId, id: accepted.id });
    await judge(accepted, '2026-07-06T08:00:02.000Z');
    await judge(rejected, '2026-07-07T08:00:02.000Z');
    const [first, again] = await sent();
    expect(first?.topic).toBe('ecoc.accepted.v1');
    expect(again).toEqual(first);
  });

  it('records verdicts that come together, each with its own event', async () => {
    const events = Array.from({ length: 50 }, () => anEcocObtained({ content: anEcoc() }));
    await Promise.all(events.map((event) => judge(event, '2026-07-06T08:00:02.000Z')));
    expect(new Set((await sent()).map(({ event_id }) => event_id)).size).toBe(50);
  });
});
