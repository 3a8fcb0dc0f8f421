import { eventually, freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import {
  anImporterEvent,
  type NotifierDatabase,
  openDelivery,
  openNotifierDatabase,
  vinOf,
} from '../../test/open-notifier';
import { Receiver } from '../../test/receiver';
import type { CallbackDelivery } from './callback-delivery';

const soon = { timeoutMs: 8_000 };

describe('callbacks', () => {
  let fresh: FreshDatabase;
  let stored: NotifierDatabase;
  let receiver: Receiver;
  let url: string;
  const opened: CallbackDelivery[] = [];

  const deliveryOf = async (
    ...tuning: Parameters<typeof openDelivery> extends [unknown, ...infer Rest] ? Rest : never
  ) => {
    const delivery = openDelivery(stored, ...tuning);
    opened.push(delivery);
    await delivery.start();
    return delivery;
  };
  const statuses = async (): Promise<string[]> =>
    (
      await stored.database.query<{ status: string }>('select status from delivery order by vin, sequence', [])
    ).rows.map(({ status }) => status);
  const makeDue = () =>
    stored.database.query(`update delivery set available_at = now() where status = 'PENDING' and claimed_by is null`);

  beforeEach(async () => {
    fresh = await freshDatabase();
    stored = await openNotifierDatabase(fresh.url);
    receiver = new Receiver();
    url = await receiver.listen();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((delivery) => delivery.stop(200)));
    await receiver.close();
    await stored.close();
    await fresh.drop();
  });

  it('reach the endpoint, and are stored as delivered', async () => {
    await stored.register(url);
    const delivery = await deliveryOf();
    const event = anImporterEvent();
    await delivery.accept(event);
    await eventually(() => expect(receiver.calls).toHaveLength(1), soon);
    await eventually(async () => expect(await statuses()).toEqual(['DELIVERED']), soon);
    expect(receiver.calls[0]).toMatchObject({ id: event.id, body: event.body });
    const { rows } = await stored.database.query('select number, response_status, error from attempt', []);
    expect(rows).toEqual([{ number: 1, response_status: 204, error: null }]);
  });

  it('are retried', async () => {
    receiver.behaviour = (_, calls) => ({ status: calls.length === 1 ? 500 : 204 });
    await stored.register(url);
    const delivery = await deliveryOf();
    const event = anImporterEvent();
    await delivery.accept(event);
    await eventually(async () => expect(await statuses()).toEqual(['DELIVERED']), soon);
    expect(receiver.ids()).toEqual([event.id, event.id]);
  });

  it('about one VIN wait for each other', async () => {
    let failing = true;
    receiver.behaviour = () => ({ status: failing ? 500 : 204 });
    await stored.register(url);
    const delivery = await deliveryOf();
    const events = [1, 2, 3].map((sequence) => anImporterEvent({ vin: vinOf(1), sequence, id: `event-${sequence}` }));
    for (const event of events) await delivery.accept(event);
    await eventually(() => expect(receiver.calls.length).toBeGreaterThan(0), soon);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(receiver.ids()).toEqual(['event-1']);
    failing = false;
    await makeDue();
    await eventually(async () => expect(await statuses()).toEqual(['DELIVERED', 'DELIVERED', 'DELIVERED']), soon);
    expect(receiver.ids()).toEqual(['event-1', 'event-1', 'event-2', 'event-3']);
  });
});
