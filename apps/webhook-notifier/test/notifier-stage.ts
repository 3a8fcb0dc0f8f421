import { freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import type { CallbackDelivery } from '../src/delivery/callback-delivery';
import { type NotifierDatabase, openDelivery, openNotifierDatabase, type Tuning } from './open-notifier';
import { type Behaviour, Receiver } from './receiver';

/** A database, receivers and instances of one test, all taken down together. */
export class NotifierStage {
  private readonly instances: CallbackDelivery[] = [];
  private readonly receivers: Receiver[] = [];

  private constructor(
    private readonly fresh: FreshDatabase,
    readonly stored: NotifierDatabase,
  ) {}

  static async open(): Promise<NotifierStage> {
    const fresh = await freshDatabase();
    return new NotifierStage(fresh, await openNotifierDatabase(fresh.url));
  }

  async close(): Promise<void> {
    await Promise.all(this.instances.map((instance) => instance.stop(100)));
    await Promise.all(this.receivers.map((receiver) => receiver.close()));
    await this.stored.close();
    await this.fresh.drop();
  }

  /** A receiver, with an endpoint that calls it. */
  async receiver(behaviour?: Behaviour, organisation?: string): Promise<{ receiver: Receiver; endpointId: string }> {
    const receiver = new Receiver(behaviour);
    this.receivers.push(receiver);
    const url = await receiver.listen();
    const { id } = await this.stored.register(url, organisation ? { organisation } : {});
    return { receiver, endpointId: id };
  }

  /** An instance that runs. */
  async instance(tuning?: Tuning): Promise<CallbackDelivery> {
    const delivery = openDelivery(this.stored, tuning);
    this.instances.push(delivery);
    await delivery.start();
    return delivery;
  }

  /** As if the next attempt of all that wait for one had come. */
  async makeDue(): Promise<void> {
    await this.stored.database.query(
      `update delivery set available_at = now() where status = 'PENDING' and claimed_by is null and attempt_count > 0`,
      [],
    );
  }

  /** Of all deliveries, by VIN and sequence. */
  async statuses(): Promise<string[]> {
    const { rows } = await this.stored.database.query<{ status: string }>(
      'select status from delivery order by vin, sequence, endpoint_id',
      [],
    );
    return rows.map(({ status }) => status);
  }
}
