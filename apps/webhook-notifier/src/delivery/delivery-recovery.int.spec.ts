import { Database } from '@kjoreklar/persistence';
import { silentLogger } from '@kjoreklar/service-kit';
import { eventually } from '@kjoreklar/testing';
import { NotifierStage } from '../../test/notifier-stage';
import { anImporterEvent, openDelivery, vinOf } from '../../test/open-notifier';
import { StallingDatabase } from '../../test/stalling-database';

jest.setTimeout(30_000);
const soon = { timeoutMs: 8_000 };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('when a process dies', () => {
  let stage: NotifierStage;
  beforeEach(async () => {
    stage = await NotifierStage.open();
  });
  afterEach(() => stage.close());

  /** Sends one callback, and dies before it can store that it did; `seat` is where it sat. */
  const dieAfterSending = async (seat: string | undefined, answers: () => number): Promise<void> => {
    const database = new StallingDatabase(stage.stored.database);
    const dying = openDelivery(stage.stored, { database, instance: { seat, run: 'first' } });
    await dying.start();
    await dying.accept(anImporterEvent({ id: 'event-1', sequence: 1 }));
    await dying.accept(anImporterEvent({ id: 'event-2', sequence: 2 }));
    database.stall();
    await eventually(() => expect(answers()).toBe(1), soon);
  };

  it('the one in its place sends again what may not have been sent, at once and with the same id', async () => {
    const { receiver } = await stage.receiver(async () => {
      await pause(50);
      return { status: 204 };
    });
    await dieAfterSending('host:4004', () => receiver.calls.length);
    await stage.instance({ instance: { seat: 'host:4004', run: 'second' } });
    await eventually(async () => expect(await stage.statuses()).toEqual(['DELIVERED', 'DELIVERED']), soon);
    expect(receiver.ids()).toEqual(['event-1', 'event-1', 'event-2']);
    expect(new Set(receiver.calls.map(({ body }) => body)).size).toBe(2);
  });

  it('one in another place waits until the lease has ended', async () => {
    const { receiver } = await stage.receiver(async () => {
      await pause(50);
      return { status: 204 };
    });
    await dieAfterSending('host:4004', () => receiver.calls.length);
    await stage.instance({ instance: { seat: 'other:4004', run: 'second' } });
    await pause(500);
    expect(receiver.ids()).toEqual(['event-1']);
    await stage.stored.database.query(`update delivery set available_at = now() where status = 'PENDING'`, []);
    await eventually(async () => expect(await stage.statuses()).toEqual(['DELIVERED', 'DELIVERED']), soon);
    expect(receiver.ids()).toEqual(['event-1', 'event-1', 'event-2']);
  });

  it('nothing is left behind by one that stops in good order', async () => {
    const { receiver } = await stage.receiver(() => 'hang');
    const stopping = openDelivery(stage.stored);
    await stopping.start();
    for (const vin of [1, 2, 3]) await stopping.accept(anImporterEvent({ vin: vinOf(vin) }));
    await eventually(() => expect(receiver.calls).toHaveLength(3), soon);
    await stopping.stop(50);
    const { rows } = await stage.stored.database.query('select status, claimed_by, attempt_count from delivery', []);
    expect(rows).toEqual(Array(3).fill({ status: 'PENDING', claimed_by: null, attempt_count: 0 }));
    receiver.behaviour = () => ({ status: 204 });
    await stage.instance();
    await eventually(async () => expect(await stage.statuses()).toEqual(Array(3).fill('DELIVERED')), soon);
  });
});

describe('when the database is away', () => {
  it('one that stops does so in good order: its claims run out by themselves', async () => {
    const stage = await NotifierStage.open();
    const away = new Database({
      connectionString: 'postgres://nobody@127.0.0.1:9/nothing',
      applicationName: 'notifier test',
      schema: 'webhook_notifier',
      logger: silentLogger(),
    });
    const stopping = openDelivery(stage.stored, { database: away });
    await stopping.start();
    await expect(stopping.stop(50)).resolves.toBeUndefined();
    await away.close();
    await stage.close();
  });
});

describe('when an endpoint hangs', () => {
  let stage: NotifierStage;
  beforeEach(async () => {
    stage = await NotifierStage.open();
  });
  afterEach(() => stage.close());

  it('another gets its callbacks all the same', async () => {
    const hanging = await stage.receiver(() => 'hang');
    const well = await stage.receiver(undefined, '310000027');
    const instance = await stage.instance({ concurrency: { perEndpoint: 16, total: 24 }, timeoutMs: 5_000 });
    const vins = Array.from({ length: 100 }, (_, index) => vinOf(index + 1));
    await Promise.all(vins.map((vin) => instance.accept(anImporterEvent({ vin }))));
    await eventually(() => expect(hanging.receiver.calls).toHaveLength(16), soon);
    const startedMs = performance.now();
    await Promise.all(vins.map((vin) => instance.accept(anImporterEvent({ vin, organisation: '310000027' }))));
    await eventually(() => expect(well.receiver.calls).toHaveLength(100), soon);
    expect(performance.now() - startedMs).toBeLessThan(2_000);
    expect(hanging.receiver.calls).toHaveLength(16);
  });

  it('few calls are made of it until it answers, and then everything is delivered', async () => {
    const { receiver } = await stage.receiver(() => 'hang');
    const instance = await stage.instance({ concurrency: { perEndpoint: 8, total: 64 }, timeoutMs: 200 });
    const vins = Array.from({ length: 40 }, (_, index) => vinOf(index + 1));
    await Promise.all(vins.map((vin) => instance.accept(anImporterEvent({ vin }))));
    await eventually(() => expect(receiver.calls.length).toBeGreaterThan(16), soon);
    receiver.behaviour = () => ({ status: 204 });
    await eventually(
      async () => {
        await stage.makeDue();
        expect(await stage.statuses()).toEqual(Array(40).fill('DELIVERED'));
      },
      { timeoutMs: 20_000, intervalMs: 50 },
    );
    expect(receiver.mostAtOnce).toBeLessThanOrEqual(8);
  });
});

describe('when there is more than memory has room for', () => {
  it('the rest is sent from the database, in order', async () => {
    const stage = await NotifierStage.open();
    try {
      const { receiver } = await stage.receiver(async () => {
        await pause(2);
        return { status: 204 };
      });
      const instance = await stage.instance({ concurrency: { perEndpoint: 4, total: 64 } });
      const vins = Array.from({ length: 150 }, (_, index) => vinOf(index + 1));
      await Promise.all(
        vins.map(async (vin, index) => {
          for (const sequence of [1, 2])
            await instance.accept(anImporterEvent({ id: `${index}-${sequence}`, vin, sequence }));
        }),
      );
      await eventually(async () => expect(await stage.statuses()).toEqual(Array(300).fill('DELIVERED')), {
        timeoutMs: 20_000,
      });
      expect(new Set(receiver.ids()).size).toBe(300);
      expect(receiver.calls).toHaveLength(300);
      for (const index of vins.keys())
        expect(receiver.ids().indexOf(`${index}-1`)).toBeLessThan(receiver.ids().indexOf(`${index}-2`));
    } finally {
      await stage.close();
    }
  });
});
