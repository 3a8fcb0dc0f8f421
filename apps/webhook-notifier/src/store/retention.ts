import type { SqlRunner } from '@kjoreklar/persistence';
import type { Logger } from '@kjoreklar/service-kit';

/** Longer than topics keep events (30 days): a replay of the oldest is still known, and the log answers for as long. */
const KEEP_DAYS = 45;
const ROWS_AT_A_TIME = 5_000;
const SWEEP_EVERY_MS = 60 * 60 * 1_000;
const FIRST_SWEEP_MS = 60 * 1_000;

/** With its attempts; only what is finished. */
const OLD_DELIVERIES = `
with old as (
  delete from delivery d
  using (
    select endpoint_id, id from delivery
    where status <> 'PENDING' and created_at < now() - $1 * interval '1 day'
    limit $2
  ) o
  where d.endpoint_id = o.endpoint_id and d.id = o.id
  returning d.id
), attempts as (
  delete from attempt where delivery_id in (select id from old)
)
select count(*)::int as count from old`;

/** The latest about a VIN stays: it tells that the next one follows. */
const OLD_EVENTS = `
with old as (
  delete from importer_event e
  using (
    select event_id from importer_event v
    where v.received_at < now() - $1 * interval '1 day'
      and exists (select from importer_event l
                  where l.vin = v.vin and l.organisation = v.organisation and l.sequence > v.sequence)
      and not exists (select from delivery d where d.event_id = v.event_id)
    limit $2
  ) o
  where e.event_id = o.event_id
  returning e.event_id
)
select count(*)::int as count from old`;

/** Forgets deliveries and events when nobody can ask for them any more, a few at a time. */
export class Retention {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: SqlRunner,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.arm(FIRST_SWEEP_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Gives how many rows went. */
  async sweep(): Promise<number> {
    return (await this.clear(OLD_DELIVERIES)) + (await this.clear(OLD_EVENTS));
  }

  private async clear(statement: string): Promise<number> {
    for (let total = 0; ;) {
      const { rows } = await this.database.query<{ count: number }>(statement, [KEEP_DAYS, ROWS_AT_A_TIME]);
      const count = rows[0]?.count ?? 0;
      total += count;
      if (count < ROWS_AT_A_TIME) return total;
    }
  }

  private arm(delayMs: number): void {
    this.timer = setTimeout(() => void this.run(), delayMs);
    this.timer.unref();
  }

  private async run(): Promise<void> {
    try {
      const rows = await this.sweep();
      if (rows > 0) this.logger.info({ rows }, 'forgot old deliveries');
    } catch (error) {
      this.logger.warn({ err: error }, 'old deliveries cannot be forgotten now');
    }
    if (this.timer) this.arm(SWEEP_EVERY_MS);
  }
}
