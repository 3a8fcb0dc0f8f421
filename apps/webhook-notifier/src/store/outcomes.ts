import type { Transaction } from '@kjoreklar/persistence';
import { FOLLOWER_HOLD_MS } from '../domain/delivery-schedule';
import { type ClaimedRow, toClaimed } from './claimed-row';
import type { ClaimedDelivery, Claimer, DeliveryOutcome } from './delivery-entry';
import { heldByEarlier, pendingOfLane, predecessorMissing } from './lane-sql';

/**
 * All that follows from outcomes, in one statement; no two of them are of one lane.
 * changed: an end counts whoever has the claim by now, a failure only while the claim is still ours ($3).
 * held: the lane of a delivery that failed leaves memory; those behind it wait as long as it may hold them ($1).
 * next: the next of the lane of a delivery that is done goes at once, where nothing else holds it.
 */
const RECORD = `
with outcome as materialized (
  select * from unnest($4::uuid[], $5::bigint[], $6::text[], $7::int[], $8::text[], $9::int[], $10::float8[], $11::timestamptz[], $12::int[], $13::int[], $14::text[], $15::text[])
    as o (endpoint_id, id, vin, sequence, status, number, retry_in_ms, attempted_at, duration_ms, response_status, error, snippet)
), changed as (
  update delivery d
  set status = o.status,
      attempt_count = greatest(d.attempt_count, o.number),
      claimed_by = null,
      available_at = now() + o.retry_in_ms * interval '1 ms',
      holds_until = case when o.status = 'PENDING' then coalesce(d.holds_until, now() + $1 * interval '1 ms') end,
      finished_at = case when o.status <> 'PENDING' then now() end
  from outcome o
  where d.endpoint_id = o.endpoint_id and d.id = o.id
    and (d.status = 'PENDING' and d.claimed_by = $3
      or d.status in ('PENDING', 'CANCELLED') and o.status in ('DELIVERED', 'CANCELLED'))
), logged as (
  insert into attempt (delivery_id, number, attempted_at, duration_ms, response_status, error, response_snippet)
  select o.id, o.number, o.attempted_at, o.duration_ms, o.response_status, o.error, o.snippet
  from outcome o where o.attempted_at is not null
  on conflict (delivery_id, number) do nothing
), held as materialized (
  select f.endpoint_id, f.id,
         case when f.attempt_count = 0 and f.sequence > h.sequence then coalesce(h.holds_until, now() + $1 * interval '1 ms')
              else now() end as until
  from outcome o
  join delivery h on h.endpoint_id = o.endpoint_id and h.id = o.id
  cross join lateral (${pendingOfLane('o', '$3')}) f
  where o.status = 'PENDING' and f.id <> o.id
), unclaimed as (
  update delivery d
  set claimed_by = null, available_at = held.until
  from held
  where d.endpoint_id = held.endpoint_id and d.id = held.id and d.finished_at is null and d.claimed_by = $3
), next as materialized (
  select n.endpoint_id, n.id, v.body, (select e.revision from endpoint e where e.id = n.endpoint_id) as revision
  from outcome o
  cross join lateral (
    select f.*
    from delivery f
    where f.endpoint_id = o.endpoint_id and f.vin = o.vin and f.sequence > o.sequence and f.status = 'PENDING'
    order by f.sequence
    limit 1
  ) n
  join importer_event v on v.event_id = n.event_id
  where o.status <> 'PENDING' and n.claimed_by is null and n.attempt_count = 0
    and not ${predecessorMissing('n', 'v.organisation')} and ${heldByEarlier('n', 'b.id = o.id')} is null
)
update delivery d
set claimed_by = $3, available_at = now() + $2 * interval '1 ms'
from next
where d.endpoint_id = next.endpoint_id and d.id = next.id and d.finished_at is null and d.claimed_by is null
returning d.id, d.endpoint_id, d.event_id, d.vin, d.sequence, d.attempt_count, next.body, next.revision`;

const DISABLE = `
with gone as (
  update endpoint
  set status = 'DISABLED', disabled_reason = 'GONE', revision = revision + 1, updated_at = now()
  where id = any ($1::uuid[]) and status = 'ACTIVE'
  returning id
)
update delivery
set status = 'CANCELLED', finished_at = now(), claimed_by = null, available_at = null
where endpoint_id in (select id from gone) and status = 'PENDING'`;

const RELEASE = `
with mine as materialized (
  select f.endpoint_id, f.id
  from unnest($2::uuid[], $3::text[]) as l (endpoint_id, vin)
  cross join lateral (${pendingOfLane('l', '$1')}) f
)
update delivery d
set claimed_by = null, available_at = now()
from mine
where d.endpoint_id = mine.endpoint_id and d.id = mine.id and d.finished_at is null and d.claimed_by = $1`;

const numberOf = ({ delivery, report }: DeliveryOutcome): number => delivery.failedAttempts + (report ? 1 : 0);

const retryInMs = ({ verdict }: DeliveryOutcome): number | null =>
  verdict.status === 'PENDING' ? verdict.retryInMs : null;

const responseStatus = ({ report }: DeliveryOutcome): number | null =>
  report?.outcome.kind === 'answered' ? report.outcome.status : null;

const disableEndpoints = async (tx: Transaction, outcomes: readonly DeliveryOutcome[]): Promise<void> => {
  const gone = outcomes.filter(({ verdict }) => verdict.status === 'CANCELLED' && verdict.disableEndpoint);
  if (gone.length > 0) await tx.query(DISABLE, [gone.map(({ delivery }) => delivery.endpointId)]);
};

const record = async (
  tx: Transaction,
  outcomes: readonly DeliveryOutcome[],
  { instanceId, leaseMs }: Claimer,
): Promise<ClaimedDelivery[]> => {
  const leaseEndsAtMs = performance.now() + leaseMs;
  const { rows } = await tx.query<ClaimedRow>(RECORD, [
    FOLLOWER_HOLD_MS,
    leaseMs,
    instanceId,
    outcomes.map(({ delivery }) => delivery.endpointId),
    outcomes.map(({ delivery }) => delivery.id),
    outcomes.map(({ delivery }) => delivery.vin),
    outcomes.map(({ delivery }) => delivery.sequence),
    outcomes.map(({ verdict }) => verdict.status),
    outcomes.map(numberOf),
    outcomes.map(retryInMs),
    outcomes.map(({ report }) => report?.startedAt ?? null),
    outcomes.map(({ report }) => report?.durationMs ?? null),
    outcomes.map(responseStatus),
    outcomes.map(({ report }) => report?.error ?? null),
    outcomes.map(({ report }) => report?.snippet ?? null),
  ]);
  return rows.map((row) => toClaimed(row, leaseEndsAtMs));
};

/** Stores what became of deliveries; gives the followers that may go now. */
export const recordOutcomes = async (
  tx: Transaction,
  outcomes: readonly DeliveryOutcome[],
  claimer: Claimer,
): Promise<ClaimedDelivery[]> => {
  if (outcomes.length === 0) return [];
  const [, claimed] = await Promise.all([disableEndpoints(tx, outcomes), record(tx, outcomes, claimer)]);
  return claimed;
};

export const releaseLanes = async (
  tx: Transaction,
  deliveries: readonly ClaimedDelivery[],
  { instanceId }: Claimer,
): Promise<void> => {
  if (deliveries.length === 0) return;
  await tx.query(RELEASE, [
    instanceId,
    deliveries.map(({ endpointId }) => endpointId),
    deliveries.map(({ vin }) => vin),
  ]);
};
