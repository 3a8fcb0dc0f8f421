import { Client } from 'pg';
import { kjoreklar } from '../driver/operator';
import { endpoints } from '../driver/stack';
import { freshVin } from '../driver/vins';

interface ParkedKey {
  readonly service: string;
  readonly vin: string;
  readonly messages: number;
  readonly attempts: number;
  readonly dueAt: string;
  readonly lastCode: string;
  readonly reason: string;
}

describe('parked vehicles', () => {
  const vin = freshVin();
  const lane = `key ${vin}`;
  /** No consumer reads it, so that only the operator does anything to what is parked. */
  const topic = 'nobody-reads-this.v1';
  let database: Client;

  beforeAll(async () => {
    database = new Client({ connectionString: endpoints().postgres });
    await database.connect();
    const failures = [{ at: new Date().toISOString(), attempt: 6, code: 'EUCARIS_FAILED', message: `no ${vin}` }];
    await database.query(
      `insert into eucaris_lookup.parked_lane (topic, lane, due_at, attempts, failed_at, failures)
       values ($1, $2, now() + interval '30 minutes', 6, now(), $3::json)`,
      [topic, lane, JSON.stringify(failures)],
    );
    await database.query(
      `insert into eucaris_lookup.parked_message (topic, lane, partition, "offset", timestamp, key, value, headers)
       values ($1, $2, 0, 1, 1, convert_to($3, 'UTF8'), null, '[]')`,
      [topic, lane, vin],
    );
  });

  afterAll(async () => {
    await database.query('delete from eucaris_lookup.parked_message where topic = $1', [topic]);
    await database.query('delete from eucaris_lookup.parked_lane where topic = $1', [topic]);
    await database.end();
  });

  const ours = async (...args: string[]): Promise<ParkedKey | undefined> =>
    (await kjoreklar<(ParkedKey & { topic: string })[]>('parked', 'list', ...args)).find((one) => one.topic === topic);

  it('are shown with why and until when they wait, their VINs masked unless asked for', async () => {
    const masked = `${vin.slice(0, 3)}··········${vin.slice(-4)}`;
    expect(await ours()).toMatchObject({
      service: 'eucaris-lookup',
      vin: masked,
      messages: 1,
      attempts: 6,
      lastCode: 'EUCARIS_FAILED',
      reason: `no ${masked}`,
    });
    expect(await ours('--service', 'eucaris-lookup', '--show-vin')).toMatchObject({ vin });
    expect(await ours('--service', 'intake')).toBeUndefined();
  });

  it('are tried at once when the operator says so', async () => {
    expect(await kjoreklar('parked', 'try-now', '--service', 'eucaris-lookup', '--vin', vin)).toEqual({ madeDue: 1 });
    expect(Date.parse((await ours())?.dueAt ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('are not tried by mistake', async () => {
    await expect(kjoreklar('parked', 'try-now')).rejects.toThrow('--vin VIN or --all');
    await expect(kjoreklar('parked', 'try-now', '--vin', 'BIL')).rejects.toThrow('not a VIN');
    await expect(kjoreklar('parked', 'list', '--service', 'postgres')).rejects.toThrow('there is no service');
  });
});
