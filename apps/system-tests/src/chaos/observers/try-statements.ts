import { schemaOf, services } from '../plan/fault-plan';

const schemas = services.map(schemaOf);

const TABLE = `
  create schema if not exists observed;
  create table if not exists observed.try (
    id         bigint generated always as identity,
    at         timestamptz not null default clock_timestamp(),
    schema     text not null,
    topic      text not null,
    partition  integer not null,
    "offset"   bigint not null,
    attempt    integer not null,
    due_at     timestamptz
  )`;

/** A lane is parked after tries in memory, the first of which failed at failed_at; afterwards a claim is a try of its first message. */
const LANES = `
  create or replace function observed.see_lane() returns trigger language plpgsql security definer as $$
  declare head record;
  begin
    for head in execute format(
      'select partition, "offset" from %I.parked_message where topic = $1 and lane = $2 order by partition, "offset" limit 1', tg_table_schema)
      using new.topic, new.lane
    loop
      if tg_op = 'UPDATE' then
        insert into observed.try (schema, topic, partition, "offset", attempt, due_at)
        values (tg_table_schema, new.topic, head.partition, head."offset", old.attempts + 1, old.due_at);
      elsif new.attempts > 0 then
        insert into observed.try (at, schema, topic, partition, "offset", attempt)
        values (new.failed_at, tg_table_schema, new.topic, head.partition, head."offset", 1),
          (clock_timestamp(), tg_table_schema, new.topic, head.partition, head."offset", new.attempts);
      end if;
    end loop;
    return null;
  end $$`;

/** A callback that has failed is tried again by whoever claims it; what others had claimed has no time of its own. */
const CALLBACKS = `
  create or replace function observed.see_callback() returns trigger language plpgsql security definer as $$
  begin
    if new.attempt_count = old.attempt_count then
      insert into observed.try (schema, topic, partition, "offset", attempt, due_at)
      values (tg_table_schema, 'callback', 0, new.id, old.attempt_count + 1, old.available_at);
    else
      insert into observed.try (schema, topic, partition, "offset", attempt)
      values (tg_table_schema, 'callback', 0, new.id, new.attempt_count);
    end if;
    return null;
  end $$`;

const triggers = [
  ...schemas.flatMap((schema) => [
    `create or replace trigger observe_parking after insert on ${schema}.parked_lane
     for each row execute function observed.see_lane()`,
    `create or replace trigger observe_claim after update on ${schema}.parked_lane
     for each row when (new.epoch > old.epoch) execute function observed.see_lane()`,
  ]),
  `create or replace trigger observe_claim after update on webhook_notifier.delivery
   for each row when (old.claimed_by is null and new.claimed_by is not null and old.attempt_count > 0)
   execute function observed.see_callback()`,
  `create or replace trigger observe_failure after update on webhook_notifier.delivery
   for each row when (old.attempt_count = 0 and new.attempt_count = 1 and new.status = 'PENDING')
   execute function observed.see_callback()`,
];

/** From now on the database writes down every try that it hears of. */
export const BEGIN_OBSERVING: readonly string[] = [TABLE, LANES, CALLBACKS, ...triggers];

export const END_OBSERVING = 'drop schema if exists observed cascade';

export const TAKE_TRIES = `
  with taken as (delete from observed.try returning *)
  select at, schema, topic, partition, "offset"::text as "offset", attempt, due_at as "dueAt" from taken order by id`;
