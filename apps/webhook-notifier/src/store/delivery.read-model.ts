import type { SqlRunner } from '@kjoreklar/persistence';
import type { DeliveryStatus } from '../domain/delivery';
import type { WebhookEventType } from '../domain/webhook-event-type';

export interface LoggedAttempt {
  readonly number: number;
  readonly attemptedAt: Date;
  readonly durationMs: number;
  readonly responseStatus: number | null;
  readonly error: string | null;
  readonly responseSnippet: string | null;
}

export interface LoggedDelivery {
  /** Rises with time. */
  readonly id: string;
  /** `webhook-id` */
  readonly eventId: string;
  readonly type: WebhookEventType;
  readonly vin: string;
  readonly sequence: number;
  readonly status: DeliveryStatus;
  readonly createdAt: Date;
  /** Null unless it waits for one. */
  readonly nextAttemptAt: Date | null;
  readonly finishedAt: Date | null;
  readonly attempts: readonly LoggedAttempt[];
}

export interface LogPage {
  readonly deliveries: readonly LoggedDelivery[];
  /** Where the next page begins; undefined on the last. */
  readonly next: string | undefined;
}

interface DeliveryRow {
  readonly id: string;
  readonly event_id: string;
  readonly type: WebhookEventType;
  readonly vin: string;
  readonly sequence: number;
  readonly status: DeliveryStatus;
  readonly created_at: Date;
  readonly next_attempt_at: Date | null;
  readonly finished_at: Date | null;
}

interface AttemptRow {
  readonly delivery_id: string;
  readonly number: number;
  readonly attempted_at: Date;
  readonly duration_ms: number;
  readonly response_status: number | null;
  readonly error: string | null;
  readonly response_snippet: string | null;
}

const DELIVERIES = `
select d.id, d.event_id, v.type, d.vin, d.sequence, d.status, d.created_at, d.finished_at,
       case when d.status = 'PENDING' and d.claimed_by is null then d.available_at end as next_attempt_at
from delivery d join importer_event v on v.event_id = d.event_id
where d.endpoint_id = $1 and ($2::bigint is null or d.id < $2)
order by d.id desc
limit $3`;

const ATTEMPTS = `
select delivery_id, number, attempted_at, duration_ms, response_status, error, response_snippet
from attempt where delivery_id = any ($1::bigint[]) order by delivery_id, number`;

const toAttempt = (row: AttemptRow): LoggedAttempt => ({
  number: row.number,
  attemptedAt: row.attempted_at,
  durationMs: row.duration_ms,
  responseStatus: row.response_status,
  error: row.error,
  responseSnippet: row.response_snippet,
});

const toDelivery = (row: DeliveryRow, attempts: readonly AttemptRow[]): LoggedDelivery => ({
  id: row.id,
  eventId: row.event_id,
  type: row.type,
  vin: row.vin,
  sequence: row.sequence,
  status: row.status,
  createdAt: row.created_at,
  nextAttemptAt: row.next_attempt_at,
  finishedAt: row.finished_at,
  attempts: attempts.filter(({ delivery_id }) => delivery_id === row.id).map(toAttempt),
});

/** Answers what became of an endpoint's callbacks, newest first. */
export class DeliveryReadModel {
  constructor(private readonly database: SqlRunner) {}

  /** `after` is the id of the last delivery already seen. */
  async page(endpointId: string, after: string | undefined, limit: number): Promise<LogPage> {
    const { rows } = await this.database.query<DeliveryRow>(DELIVERIES, [endpointId, after ?? null, limit + 1]);
    const shown = rows.slice(0, limit);
    const { rows: attempts } = await this.database.query<AttemptRow>(ATTEMPTS, [shown.map(({ id }) => id)]);
    return {
      deliveries: shown.map((row) => toDelivery(row, attempts)),
      next: rows.length > limit ? shown.at(-1)?.id : undefined,
    };
  }
}
