import { CASE_COLUMNS } from './case-row';

/**
 * Who has how much unfinished and waiting. The unfinished are read newest first, at most as many as there are places ($1), and one that more than $2
 * later ones have overtaken is not counted: it is stuck somewhere, and takes no place in the flow. O(organisations + places).
 */
export const SURVEY = `
  with newest as (
    select organisation, released_at, release_no, row_number() over (order by release_no desc) as rank
    from (
      select organisation, released_at, release_no from preregistration_case where unfinished order by release_no desc limit $1
    ) as unfinished
  ), flowing as (
    select organisation, count(*)::int as unfinished, max(released_at) as released_at
    from newest, (select last_value from release_number) as released
    where released.last_value - release_no - (rank - 1) <= $2::int group by organisation
  ), waiting as (
    select b.organisation, b.waiting, b.last_turn_at, (
      select q.received_at from backlog q where q.organisation = b.organisation order by q.received_at, q.melding_id limit 1
    ) as oldest_at
    from organisation_backlog b where b.waiting > 0
  )
  select organisation, coalesce(waiting.waiting, 0) as waiting, coalesce(flowing.unfinished, 0) as unfinished,
    waiting.last_turn_at as "lastTurnAt", waiting.oldest_at as "oldestAt", flowing.released_at as "releasedAt"
  from flowing full join waiting using (organisation)`;

/** The counts change in order of organisation, after all rows of VINs are locked, so that transactions cannot deadlock. */
export const ENQUEUE = `
  with added as (
    insert into backlog (organisation, received_at, melding_id, vin, seq)
    select organisation, received_at, melding_id, vin, seq from json_populate_recordset(null::backlog, $1::json)
    returning organisation
  )
  insert into organisation_backlog as b (organisation, waiting)
  select organisation, count(*) from added group by organisation order by organisation
  on conflict (organisation) do update set waiting = b.waiting + excluded.waiting`;

const COUNTED_AND_LOCKED = `
  counted as (
    select organisation, count(*)::int as number from taken group by organisation
  ), locked as (
    select b.organisation, counted.number from organisation_backlog b join counted using (organisation)
    order by b.organisation for update of b
  )`;

export const DEQUEUE = `
  with taken as (
    delete from backlog where melding_id = any ($1::uuid[]) returning organisation
  ), ${COUNTED_AND_LOCKED}
  update organisation_backlog b set waiting = b.waiting - locked.number from locked where b.organisation = locked.organisation`;

/** One instance at a time gives out places. */
export const TAKE_TURN = `
  select pg_try_advisory_xact_lock(hashtextextended(current_schema() || ' release', 0)) as taken`;

/** The VINs of the first so many of each organisation, each with the highest number among them. */
export const FIND_NEXT = `
  select next.vin, max(next.seq) as seq
  from unnest($1::text[], $2::int[]) as turn (organisation, number) cross join lateral (
    select q.vin, q.seq from backlog q where q.organisation = turn.organisation order by q.received_at, q.melding_id limit turn.number
  ) as next
  group by next.vin`;

/** What waits of those VINs up to those numbers leaves the backlog: the earlier ones of a VIN come with it. */
export const TAKE_NEXT = `
  with taken as (
    delete from backlog q using unnest($1::text[], $2::int[]) as next (vin, seq)
    where q.vin = next.vin and q.seq <= next.seq
    returning q.melding_id, q.organisation
  ), ${COUNTED_AND_LOCKED}, told as (
    update organisation_backlog b set waiting = b.waiting - locked.number, last_turn_at = $3::timestamptz
    from locked where b.organisation = locked.organisation
  )
  select ${CASE_COLUMNS} from taken join preregistration_case c using (melding_id) order by c.vin, c.seq`;
