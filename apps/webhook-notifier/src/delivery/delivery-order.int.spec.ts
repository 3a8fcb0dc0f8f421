import { eventually } from '@kjoreklar/testing';
import { NotifierStage } from '../../test/notifier-stage';
import { anImporterEvent, vinOf } from '../../test/open-notifier';
import type { ReceivedCall } from '../../test/receiver';

jest.setTimeout(60_000);
const soon = { timeoutMs: 8_000 };

const about = (vin: number, sequence: number) =>
  anImporterEvent({
    id: `event-${vin}-${sequence}`,
    vin: vinOf(vin),
    sequence,
    type: sequence % 2 ? 'preregistration.completed' : 'preregistration.withdrawn',
  });

describe('callbacks about one VIN', () => {
  let stage: NotifierStage;
  beforeEach(async () => {
    stage = await NotifierStage.open();
  });
  afterEach(() => stage.close());

  it('wait for the one before them', async () => {
    let failing = true;
    const { receiver } = await stage.receiver(() => ({ status: failing ? 500 : 204 }));
    const instance = await stage.instance();
    for (const sequence of [1, 2, 3]) await instance.accept(about(1, sequence));
    await eventually(() => expect(receiver.calls).not.toEqual([]), soon);
    await instance.accept(about(1, 4));
    await instance.accept(about(2, 1));
    await eventually(() => expect(receiver.ids()).toEqual(['event-1-1', 'event-2-1']), soon);
    failing = false;
    await stage.makeDue();
    await eventually(async () => expect(await stage.statuses()).toEqual(Array(5).fill('DELIVERED')), soon);
    expect(receiver.ids().filter((id) => id.startsWith('event-1-'))).toEqual(
      [1, 1, 2, 3, 4].map((sequence) => `event-1-${sequence}`),
    );
  });

  it('overtake one that has failed for an hour', async () => {
    const { receiver } = await stage.receiver(({ id }) => ({ status: id === 'event-1-1' ? 500 : 204 }));
    const instance = await stage.instance();
    await instance.accept(about(1, 1));
    await eventually(() => expect(receiver.calls).toHaveLength(1), soon);
    await instance.accept(about(1, 2));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(receiver.ids()).toEqual(['event-1-1']);
    const { rows } = await stage.stored.database.query(
      `select round(extract(epoch from holds_until - created_at) / 60)::int as minutes from delivery where sequence = 1`,
      [],
    );
    expect(rows).toEqual([{ minutes: 60 }]);
    await stage.stored.database.query(`update delivery set holds_until = now() where sequence = 1`, []);
    await stage.stored.database.query(`update delivery set available_at = now() where sequence = 2`, []);
    await eventually(async () => expect(await stage.statuses()).toEqual(['PENDING', 'DELIVERED']), soon);
    await instance.accept(about(1, 3));
    await eventually(async () => expect(await stage.statuses()).toEqual(['PENDING', 'DELIVERED', 'DELIVERED']), soon);
  });

  it('go in order of sequence, even where a later event comes first', async () => {
    const { receiver } = await stage.receiver();
    const instance = await stage.instance();
    await instance.accept(about(1, 1));
    await instance.accept(about(1, 3));
    await instance.accept(about(1, 2));
    await eventually(async () => expect(await stage.statuses()).toEqual(Array(3).fill('DELIVERED')), soon);
    expect(receiver.ids()).toEqual(['event-1-1', 'event-1-2', 'event-1-3']);
  });

  it('do not wait for ever for an event that never comes', async () => {
    const { receiver } = await stage.receiver();
    const instance = await stage.instance();
    await instance.accept(about(1, 2));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(receiver.calls).toEqual([]);
    await stage.stored.database.query(
      `update delivery set created_at = now() - interval '5 minutes', available_at = now()`,
      [],
    );
    await eventually(() => expect(receiver.ids()).toEqual(['event-1-2']), soon);
  });

  it('do not wait for one that the endpoint did not want, nor for one from before it was there', async () => {
    const instance = await stage.instance();
    await instance.accept(about(1, 1));
    const { receiver } = await stage.receiver();
    await stage.stored.database.query(`update endpoint set events = '{preregistration.completed}'`, []);
    await instance.accept(about(1, 2));
    await instance.accept(about(1, 3));
    await eventually(() => expect(receiver.ids()).toEqual(['event-1-3']), soon);
  });

  it('keep their order through failures, whichever of two instances has them', async () => {
    const answers = new Map<string, number>();
    const succeeded: string[] = [];
    const called: string[] = [];
    const atOnce = new Map<string, number>();
    const overlaps: string[] = [];
    const { receiver } = await stage.receiver(async ({ id }: ReceivedCall) => {
      const lane = id.slice(0, id.lastIndexOf('-'));
      atOnce.set(lane, (atOnce.get(lane) ?? 0) + 1);
      if ((atOnce.get(lane) ?? 0) > 1) overlaps.push(id);
      called.push(id);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
      atOnce.set(lane, (atOnce.get(lane) ?? 0) - 1);
      answers.set(id, (answers.get(id) ?? 0) + 1);
      if (Math.random() < 0.3) return Math.random() < 0.5 ? { status: 503 } : 'hangUp';
      succeeded.push(id);
      return { status: 204 };
    });
    const instances = [await stage.instance(), await stage.instance()] as const;
    const vins = Array.from({ length: 12 }, (_, index) => index + 1);
    await Promise.all(
      vins.map(async (vin) => {
        for (const sequence of [1, 2, 3, 4, 5]) {
          const instance = instances[(vin + sequence) % 2] as (typeof instances)[0];
          await instance.accept(about(vin, sequence));
        }
      }),
    );
    await eventually(
      async () => {
        await stage.makeDue();
        expect(await stage.statuses()).toEqual(Array(60).fill('DELIVERED'));
      },
      { timeoutMs: 50_000, intervalMs: 50 },
    );
    expect(overlaps).toEqual([]);
    expect(new Set(succeeded).size).toBe(succeeded.length);
    for (const vin of vins) {
      const lane = (ids: string[]) => ids.filter((id) => id.startsWith(`event-${vin}-`));
      const expected = [1, 2, 3, 4, 5].map((sequence) => `event-${vin}-${sequence}`);
      expect(lane(succeeded)).toEqual(expected);
      expect([...lane(called)].sort()).toEqual(lane(called));
    }
    expect(receiver.calls.length).toBeGreaterThan(60);
  });
});
