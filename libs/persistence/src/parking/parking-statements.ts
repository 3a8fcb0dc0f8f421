export const LANES = `select topic, lane from parked_lane where topic = any($1::text[])`;

const INSERT = `
  insert into parked_message (topic, lane, partition, "offset", timestamp, key, value, headers)
  select $1, $2, $3::int, $4::bigint, $5::bigint, $6::bytea, $7::bytea, $8::json`;

/** Where the lane is there already, the message goes behind what waits in it. */
export const PARK = `
  with lane as (
    insert into parked_lane (topic, lane, due_at, attempts, failed_at, failures)
    values ($1, $2, clock_timestamp() + $9 * interval '1 millisecond', $10, clock_timestamp() - $11 * interval '1 millisecond', $12::json)
    on conflict do nothing)
  ${INSERT} on conflict do nothing`;

/** Whoever ends the lane waits for this, or this for them. */
export const FOLLOW = `
  with held as (select from parked_lane where topic = $1 and lane = $2 for key share),
  added as (${INSERT} from held on conflict do nothing)
  select exists (select from held) as held`;

export const CLAIM = `
  update parked_lane set epoch = epoch + 1, claimed_until = clock_timestamp() + $3 * interval '1 millisecond'
  where (topic, lane) in (
    select topic, lane from parked_lane
    where topic = any($1::text[]) and due_at <= clock_timestamp() and claimed_until < clock_timestamp()
    order by due_at limit $2 for update skip locked)
  returning topic, lane, epoch, attempts, failures,
    coalesce(extract(epoch from clock_timestamp() - failed_at) * 1000, 0)::float8 as "ageMs"`;

export const HEAD = `
  select topic, lane, partition, "offset", timestamp, key, value, headers from parked_message
  where topic = $1 and lane = $2 order by partition, "offset" limit 1`;

/** Claims that others have taken over meanwhile are left as they are. */
export const PROLONG = `
  update parked_lane set claimed_until = clock_timestamp() + $4 * interval '1 millisecond'
  from unnest($1::text[], $2::text[], $3::bigint[]) as held (topic, lane, epoch)
  where parked_lane.topic = held.topic and parked_lane.lane = held.lane and parked_lane.epoch = held.epoch`;

/** The claim is prolonged with each message that comes to its end. */
export const FINISH = `
  with ours as (
    update parked_lane set attempts = 0, failed_at = null, failures = '[]', due_at = clock_timestamp(),
      claimed_until = clock_timestamp() + $6 * interval '1 millisecond'
    where topic = $1 and lane = $2 and epoch = $3 returning topic, lane)
  delete from parked_message using ours
  where parked_message.topic = ours.topic and parked_message.lane = ours.lane and partition = $4 and "offset" = $5`;

export const LOCK = `select from parked_lane where topic = $1 and lane = $2 and epoch = $3 for update`;

export const END = `
  delete from parked_lane where topic = $1 and lane = $2 and epoch = $3
    and not exists (select from parked_message where topic = $1 and lane = $2)`;

export const POSTPONE = `
  update parked_lane set due_at = clock_timestamp() + $4 * interval '1 millisecond', attempts = $5, failures = $6::json,
    failed_at = case when $5 = 0 then null else coalesce(failed_at, clock_timestamp()) end, claimed_until = '-infinity'
  where topic = $1 and lane = $2 and epoch = $3`;

export const OUTLOOK = `
  select (select count(*)::int from parked_message where topic = any($1::text[])) as messages, count(*)::int as lanes,
    (extract(epoch from min(greatest(due_at, claimed_until)) - clock_timestamp()) * 1000)::float8 as "nextDueInMs",
    (extract(epoch from clock_timestamp() - min(failed_at)) * 1000)::float8 as "oldestMs"
  from parked_lane where topic = any($1::text[])`;
