import type { SqlRunner, Transaction } from '@kjoreklar/persistence';
import { type ClaimedRow, toClaimed } from './claimed-row';
import type { ClaimedDelivery, Claimer, LedgerMemory } from './delivery-entry';
import { heldByEarlier, LOOK_AGAIN_LATER, LOOK_AGAIN_SOON, predecessorMissing } from './lane-sql';

/** Most deliveries claimed at a time, of one endpoint and of all. */
const MOST_PER_ENDPOINT = 256;
const MOST_AT_A_TIME = 1_000;

/**
 * Claims what is due, at most as much per endpoint as memory has room for. What turns out to be held is put off until it may go; rows that
 * another instance is looking at are skipped.
 */
const CLAIM_DUE = `
with candidate as materialized (
  select c.*, e.organisation, e.revision
  from endpoint e
  left join unnest($3::uuid[], $4::int[]) as r (endpoint_id, room) on r.endpoint_id = e.id
  cross join lateral (
    select d.endpoint_id, d.id, d.vin, d.sequence, d.created_at
    from delivery d
    where d.endpoint_id = e.id and d.available_at <= now()
    order by d.available_at
    limit least(coalesce(r.room, $5), ${MOST_PER_ENDPOINT})
    for update skip locked
  ) c
  where e.status = 'ACTIVE'
  limit ${MOST_AT_A_TIME}
), judged as materialized (
  select c.*, case when ${predecessorMissing('c', 'c.organisation')} then ${LOOK_AGAIN_SOON}
                   else ${heldByEarlier('c')} end as held_until
  from candidate c
)
update delivery d
set claimed_by = case when j.held_until is null then $2 end,
    available_at = case when j.held_until is null then now() + $1 * interval '1 ms'
                        when j.held_until = 'infinity' then ${LOOK_AGAIN_LATER}
                        else j.held_until end
from judged j
join importer_event v on true
where d.endpoint_id = j.endpoint_id and d.id = j.id and v.event_id = d.event_id
returning d.id, d.endpoint_id, d.event_id, d.vin, d.sequence, d.attempt_count, v.body, j.revision, d.claimed_by is not null as claimed`;

const OLDEST_DUE = `
select extract(epoch from now() - min(d.available_at)) * 1000 as age_ms
from endpoint e join delivery d on d.endpoint_id = e.id
where e.status = 'ACTIVE' and d.available_at <= now()`;

export interface DueDeliveries {
  readonly claimed: ClaimedDelivery[];
  /** Endpoints that may have more that is due. */
  readonly backlog: string[];
}

const fullyUsed = (rows: readonly ClaimedRow[], memory: LedgerMemory): string[] => {
  const found = new Map<string, number>();
  for (const { endpoint_id } of rows) found.set(endpoint_id, (found.get(endpoint_id) ?? 0) + 1);
  const rooms = new Map(memory.rooms().map(({ endpointId, room }) => [endpointId, room]));
  const candidates = new Set([...found.keys(), ...rooms.keys()]);
  return [...candidates].filter(
    (id) => (found.get(id) ?? 0) >= Math.min(rooms.get(id) ?? memory.defaultRoom, MOST_PER_ENDPOINT),
  );
};

export const claimDue = async (tx: Transaction, claimer: Claimer, memory: LedgerMemory): Promise<DueDeliveries> => {
  const leaseEndsAtMs = performance.now() + claimer.leaseMs;
  const rooms = memory.rooms();
  const { rows } = await tx.query<ClaimedRow & { claimed: boolean }>(CLAIM_DUE, [
    claimer.leaseMs,
    claimer.instanceId,
    rooms.map(({ endpointId }) => endpointId),
    rooms.map(({ room }) => room),
    memory.defaultRoom,
  ]);
  return {
    claimed: rows.filter(({ claimed }) => claimed).map((row) => toClaimed(row, leaseEndsAtMs)),
    backlog: fullyUsed(rows, memory),
  };
};

/** How long the oldest delivery that nobody has taken has been due, in milliseconds; 0 when none is. */
export const oldestDueMs = async (database: SqlRunner): Promise<number> => {
  const { rows } = await database.query<{ age_ms: string | null }>(OLDEST_DUE, []);
  return Number(rows[0]?.age_ms ?? 0);
};
