import { type FreshDatabase, freshDatabase } from '@kjoreklar/testing';
import { OpenIntake } from '../../test/open-intake';
import { FIND_NEXT, SURVEY, TAKE_NEXT } from './backlog-statements';

const ROWS = process.env['KJOREKLAR_LONG_TESTS'] ? 1_000_000 : 20_000;
const CHUNK = 20_000;
const ORGANISATIONS = 5;
const PLACES = 200;
/** Blocks of 8 KiB; a scan over the backlog would take hundreds of them at the least. */
const FEW_BLOCKS = 150;

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly Plans?: readonly Plan[];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

describe(`a backlog of ${ROWS.toLocaleString('en')}`, () => {
  let fresh: FreshDatabase;
  let intake: OpenIntake;
  beforeAll(async () => {
    fresh = await freshDatabase();
    intake = await OpenIntake.start(fresh.url);
    await fill();
  }, 300_000);
  afterAll(async () => {
    await intake.close();
    await fresh.drop();
  });

  /** The oldest tenth has been released and has ended, so that dead rows lie where the next ones are looked for. */
  const fill = async (): Promise<void> => {
    const db = intake.database;
    for (let from = 1; from <= ROWS; from += CHUNK)
      await db.query(`
        with made as (
          insert into preregistration_case
            (melding_id, vin, seq, organisation, tax_group, received_at, status, news_at, reminders, changed_at, unfinished)
          select gen_random_uuid(), 'V' || lpad(n::text, 16, '0'), 1, (310000000 + n % ${ORGANISATIONS})::text, '101',
            timestamptz '2026-07-06' + n * interval '1 millisecond', 'MOTTATT', now(), 0, now(), false
          from generate_series(${from}, ${from + CHUNK - 1}) as n
          returning *
        )
        insert into backlog (organisation, received_at, melding_id, vin, seq)
        select organisation, received_at, melding_id, vin, seq from made`);
    await db.query(`
      insert into organisation_backlog (organisation, waiting) select organisation, count(*) from backlog group by organisation`);
    await db.query(`
      update preregistration_case set unfinished = true, released_at = now(), release_no = nextval('release_number')
      where melding_id in (select melding_id from backlog order by received_at limit ${ROWS / 10})`);
    await db.query(`
      delete from backlog where melding_id in (select melding_id from backlog order by received_at limit ${ROWS / 10})`);
    await db.query(
      'update organisation_backlog o set waiting = (select count(*) from backlog b where b.organisation = o.organisation)',
    );
    await db.query(`update preregistration_case set unfinished = false where release_no <= ${ROWS / 10 - PLACES}`);
    await db.query('vacuum analyze');
  };

  const explain = async (statement: string, values: readonly unknown[]): Promise<{ nodes: Plan[]; blocks: number }> => {
    const { rows } = await intake.database.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (analyze, buffers, format json) ${statement}`,
      values,
    );
    const plan = rows[0]?.['QUERY PLAN'][0].Plan as Plan;
    return { nodes: nodesOf(plan), blocks: (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0) };
  };
  const scanned = (nodes: readonly Plan[]): (string | undefined)[] =>
    nodes
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .map((node) => node['Relation Name'])
      .filter((relation) => relation === 'backlog' || relation === 'preregistration_case');

  it('is surveyed without reading it', async () => {
    const { nodes, blocks } = await explain(SURVEY, [PLACES, 4 * PLACES]);
    expect(scanned(nodes)).toEqual([]);
    expect(blocks).toBeLessThan(FEW_BLOCKS);
  });

  it('tells what is next for whom without reading the rest', async () => {
    const organisations = Array.from({ length: ORGANISATIONS }, (_, index) => String(310000000 + index));
    const { nodes, blocks } = await explain(FIND_NEXT, [organisations, organisations.map(() => 20)]);
    expect(scanned(nodes)).toEqual([]);
    expect(blocks).toBeLessThan(FEW_BLOCKS);
  });

  it('gives up what is taken, and reads only that', async () => {
    const { rows } = await intake.database.query<{ vin: string }>(
      'select vin from backlog order by received_at limit 20',
    );
    const { nodes, blocks } = await explain(TAKE_NEXT, [rows.map(({ vin }) => vin), rows.map(() => 1), new Date()]);
    expect(scanned(nodes)).toEqual([]);
    expect(blocks).toBeLessThan(20 * FEW_BLOCKS);
  });
});
