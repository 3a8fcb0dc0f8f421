import type { Transaction } from '@kjoreklar/persistence';
import type { ImporterEvent } from '../domain/importer-event';
import { type ClaimedRow, toClaimed } from './claimed-row';
import type { ClaimedDelivery, Claimer } from './delivery-entry';
import { heldByEarlier, LOOK_AGAIN_SOON, predecessorMissing } from './lane-sql';

/**
 * Takes in events never seen before, with one delivery per endpoint that wants them. A delivery is claimed at once unless its endpoint has
 * no room in memory ($8), or something earlier of its lane is not in the memory of this instance ($9).
 */
const STORE = `
with arrived as (
  insert into importer_event (event_id, organisation, vin, sequence, type, body)
  select i.event_id, i.organisation, i.vin, i.sequence, i.type,
         case when exists (select from endpoint e where e.organisation = i.organisation) then i.body end
  from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::text[])
    as i (event_id, organisation, vin, sequence, type, body)
  on conflict (event_id) do nothing
  returning event_id, organisation, vin, sequence, type
), wanted as (
  select e.id as endpoint_id, e.revision, a.organisation, a.event_id, a.vin, a.sequence, now() as created_at
  from arrived a
  cross join lateral (
    select e.id, e.revision
    from endpoint e
    where e.organisation = a.organisation and e.status = 'ACTIVE' and a.type = any (e.events)
    offset 0
  ) e
), judged as materialized (
  select w.*, w.endpoint_id = any ($8::uuid[]) as full_up,
         ${heldByEarlier('w', 'b.claimed_by = $9 and b.available_at > now()')} is not null
           or ${predecessorMissing('w', 'w.organisation')} as held
  from wanted w
), made as (
  insert into delivery (event_id, endpoint_id, vin, sequence, claimed_by, available_at)
  select j.event_id, j.endpoint_id, j.vin, j.sequence,
         case when not j.held and not j.full_up then $9 end,
         case when j.held then ${LOOK_AGAIN_SOON} when j.full_up then now() else now() + $7 * interval '1 ms' end
  from judged j
  returning id, endpoint_id, event_id, vin, sequence, claimed_by
)
select a.event_id, m.id, m.endpoint_id, m.vin, m.sequence, m.claimed_by is not null as claimed, j.full_up, j.revision
from arrived a
left join made m on m.event_id = a.event_id
left join judged j on j.event_id = m.event_id and j.endpoint_id = m.endpoint_id`;

/** Deliveries of events seen before that this instance holds: after a commit whose outcome was unknown, its memory may lack them. */
const HELD_HERE = `
select d.id, d.endpoint_id, d.event_id, d.vin, d.sequence, d.attempt_count, v.body, e.revision,
       extract(epoch from d.available_at - now()) * 1000 as lease_left_ms
from delivery d join importer_event v on v.event_id = d.event_id join endpoint e on e.id = d.endpoint_id
where d.event_id = any ($1::text[]) and d.status = 'PENDING' and d.claimed_by = $2 and d.available_at > now()`;

interface StoredRow extends Omit<ClaimedRow, 'id' | 'body' | 'attempt_count'> {
  /** Null for an event that no endpoint wants. */
  readonly id: string | null;
  readonly claimed: boolean;
  readonly full_up: boolean | null;
}

export interface StoredArrivals {
  readonly claimed: ClaimedDelivery[];
  /** Endpoints whose deliveries were left in the database for lack of room. */
  readonly backlog: string[];
  /** Ids of events that had come before. */
  readonly seenBefore: string[];
}

export const recall = async (
  tx: Transaction,
  eventIds: readonly string[],
  claimer: Claimer,
): Promise<ClaimedDelivery[]> => {
  const askedAtMs = performance.now();
  const { rows } = await tx.query<ClaimedRow & { lease_left_ms: string }>(HELD_HERE, [eventIds, claimer.instanceId]);
  return rows.map((row) => toClaimed(row, askedAtMs + Number(row.lease_left_ms)));
};

const claimedOf = (rows: StoredRow[], events: readonly ImporterEvent[], leaseEndsAtMs: number): ClaimedDelivery[] => {
  const bodies = new Map(events.map(({ id, body }) => [id, body]));
  return rows.flatMap((row) =>
    row.id !== null && row.claimed
      ? [toClaimed({ ...row, id: row.id, attempt_count: 0, body: bodies.get(row.event_id) ?? '' }, leaseEndsAtMs)]
      : [],
  );
};

export const storeArrivals = async (
  tx: Transaction,
  events: readonly ImporterEvent[],
  claimer: Claimer,
  fullEndpoints: readonly string[],
): Promise<StoredArrivals> => {
  const leaseEndsAtMs = performance.now() + claimer.leaseMs;
  const { rows } = await tx.query<StoredRow>(STORE, [
    events.map(({ id }) => id),
    events.map(({ organisation }) => organisation),
    events.map(({ vin }) => vin),
    events.map(({ sequence }) => sequence),
    events.map(({ type }) => type),
    events.map(({ body }) => body),
    claimer.leaseMs,
    fullEndpoints,
    claimer.instanceId,
  ]);
  const arrived = new Set(rows.map(({ event_id }) => event_id));
  return {
    claimed: claimedOf(rows, events, leaseEndsAtMs),
    backlog: rows.flatMap((row) => (row.full_up ? [row.endpoint_id] : [])),
    seenBefore: events.map(({ id }) => id).filter((id) => !arrived.has(id)),
  };
};
