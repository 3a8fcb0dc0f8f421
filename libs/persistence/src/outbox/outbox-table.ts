import type { EncodedEvent } from '@kjoreklar/contracts';
import type { SqlRunner } from '../database/sql-runner';
import type { RecentEvents } from './recent-events';

export interface OutboxRow {
  readonly id: string;
  readonly lane: number;
  readonly event: EncodedEvent;
}

/** `epoch` is that of the lease under which the row was published. */
export interface PublishedRow extends Pick<OutboxRow, 'id' | 'lane'> {
  readonly epoch: string;
}

export interface Selection {
  readonly lanes: readonly number[];
  /** Rows that are being published, or are published and not yet deleted. */
  readonly exceptIds: readonly string[];
  /** Keys that must wait for an earlier event of theirs. */
  readonly exceptKeys: readonly string[];
  readonly limit: number;
}

/** Characters of values of one round, apart from its first event. */
const MOST_BYTES = 4 * 1024 * 1024;

const SELECT = `
  select id, lane, number, case when remembered then null else json_build_array(event_id, topic, key, headers) end as event,
    case when remembered then null else (
      select value from outbox_event where outbox_event.lane = weighed.lane and outbox_event.id = weighed.id
    ) end as value
  from (
    select due.*, due.memory = $5::uuid and due.number >= $6::bigint as remembered, sum(due.bytes) over (order by due.id) - due.bytes as bytes_before
    from (
      select row.* from unnest($1::smallint[]) as ours (lane) cross join lateral (
        select * from outbox
        where outbox.lane = ours.lane and id <> all ($2::bigint[]) and key <> all ($3::text[])
        order by id limit $4
      ) as row order by row.id limit $4
    ) as due
  ) as weighed
  where bytes_before < ${MOST_BYTES} order by id`;

const DELETE = `
  delete from outbox
  using unnest($2::smallint[], $3::bigint[], $4::bigint[]) as published (lane, id, epoch)
  join outbox_lane on outbox_lane.lane = published.lane and outbox_lane.epoch = published.epoch and outbox_lane.owner = $1
  where outbox.lane = published.lane and outbox.id = published.id`;

const OLDEST_AGE = `
  select coalesce(max(extract(epoch from clock_timestamp() - oldest.created_at)) * 1000, 0)::float8 as "ageMs"
  from generate_series(0, $1::int - 1) as lane cross join lateral (
    select created_at from outbox where outbox.lane = lane.lane order by id limit 1
  ) as oldest`;

type StoredEvent = readonly [id: string, topic: string, key: string, headers: Record<string, string>];

interface SelectedRow {
  readonly id: string;
  readonly lane: number;
  readonly number: string;
  /** Null, as `value` is, when this process remembers the event. */
  readonly event: StoredEvent | null;
  readonly value: string | null;
}

const eventOf = ({ number, event, value }: SelectedRow, recent: RecentEvents): EncodedEvent => {
  if (event === null || value === null) {
    const remembered = recent.find(Number(number));
    if (!remembered) throw new TypeError(`event ${number} was to be remembered`);
    return remembered;
  }
  const [id, topic, key, headers] = event;
  return { id, topic, key, headers, value };
};

/** The next events to publish, by id; the newest of this process come from memory. */
export const selectDue = (db: SqlRunner, selection: Selection, recent: RecentEvents): Promise<OutboxRow[]> =>
  recent.whileRecalling(async ({ owner, from }) => {
    const { lanes, exceptIds, exceptKeys, limit } = selection;
    const { rows } = await db.query<SelectedRow>(SELECT, [lanes, exceptIds, exceptKeys, limit, owner, from]);
    return rows.map((row) => ({ id: row.id, lane: row.lane, event: eventOf(row, recent) }));
  });

/** Deletes published rows, those only whose lane is still leased to `owner` in the epoch in which they were published. */
export const deletePublished = async (db: SqlRunner, owner: string, rows: readonly PublishedRow[]): Promise<void> => {
  await db.query(DELETE, [
    owner,
    rows.map(({ lane }) => lane),
    rows.map(({ id }) => id),
    rows.map(({ epoch }) => epoch),
  ]);
};

/** Age of the oldest unpublished event of the schema in ms; 0 without any. */
export const selectOldestAgeMs = async (db: SqlRunner, lanes: number): Promise<number> => {
  const { rows } = await db.query<{ ageMs: number }>(OLDEST_AGE, [lanes]);
  return rows[0]?.ageMs ?? 0;
};
