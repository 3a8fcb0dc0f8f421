/** How long a delivery waits for an event before it that has not come yet: topics may be read at different speeds. */
const PREDECESSOR_WAIT = `interval '5 minutes'`;

/**
 * Until when the delivery `d` (endpoint_id, vin, sequence) is held by earlier ones of its lane: null when by none, infinity when by one
 * that has not failed yet.
 */
export const heldByEarlier = (d: string, exceptWhere = 'false'): string => `(
  select max(coalesce(b.holds_until, 'infinity'))
  from delivery b
  where b.endpoint_id = ${d}.endpoint_id and b.vin = ${d}.vin and b.sequence < ${d}.sequence
    and b.status = 'PENDING' and (b.holds_until is null or b.holds_until > now()) and (${exceptWhere}) is not true)`;

/** The deliveries of the lane `l` (endpoint_id, vin) that an instance has claimed. `offset 0` keeps the planner from reading all lanes to find one. */
export const pendingOfLane = (l: string, instance: string): string => `
  select f.endpoint_id, f.id, f.sequence, f.attempt_count
  from delivery f
  where f.endpoint_id = ${l}.endpoint_id and f.vin = ${l}.vin and f.status = 'PENDING' and f.claimed_by = ${instance}
  offset 0`;

/** Whether the event before the delivery `d` (vin, sequence, created_at) has not come yet and is still waited for. */
export const predecessorMissing = (d: string, organisation: string): string => `(
  ${d}.sequence > 1 and ${d}.created_at > now() - ${PREDECESSOR_WAIT} and not exists (
    select from importer_event p
    where p.vin = ${d}.vin and p.organisation = ${organisation} and p.sequence = ${d}.sequence - 1))`;

/** When to look again at a delivery that waits for something that nobody will announce to this instance. */
export const LOOK_AGAIN_SOON = `now() + interval '5 seconds'`;
export const LOOK_AGAIN_LATER = `now() + interval '1 minute'`;
