import type { Pool } from 'pg';
import { schemaOf, services } from '../plan/fault-plan';
import { observerPool } from './observer-pool';

const ofService = (service: string): string[] => {
  const schema = schemaOf(service);
  return [`select 1 from ${schema}.parked_message`, `select 1 from ${schema}.outbox`];
};

const waiting: readonly string[] = [
  ...services.flatMap(ofService),
  `select 1 from webhook_notifier.delivery join webhook_notifier.endpoint on endpoint.id = endpoint_id
   where endpoint.status = 'ACTIVE' and delivery.status = 'PENDING'`,
];
const COUNT = `select count(*) as count from (${waiting.join(' union all ')}) as waiting`;

/** Knows how much the services have stored that they are yet to do: parked messages, unpublished events, callbacks. */
export class WaitingWork {
  private pool: Pool | undefined;
  count = 0;

  async look(): Promise<void> {
    this.pool ??= observerPool();
    const { rows } = await this.pool.query<{ count: string }>(COUNT);
    this.count = Number(rows[0]?.count ?? 0);
  }

  async stop(): Promise<void> {
    await this.pool?.end();
  }
}
