create table inbox (
  consumer text collate "C" not null,
  event_id text collate "C" not null,
  seen_at  timestamptz not null default now(),
  primary key (consumer, event_id)
);
comment on table inbox is 'Events already handled: a second delivery changes nothing. Kept longer than the topics keep theirs.';
comment on column inbox.consumer is 'Consumer group and handler that saw the event';
comment on column inbox.event_id is 'CloudEvents id of the event';
comment on column inbox.seen_at is 'When it was handled';
create index inbox_seen_at on inbox using brin (seen_at);

create table outbox (
  lane       smallint not null,
  id         bigint generated always as identity,
  event_id   text not null,
  topic      text not null,
  key        text collate "C" not null,
  headers    json not null,
  value      text,
  outcome_id uuid,
  bytes      integer not null,
  memory     uuid not null,
  number     bigint not null,
  created_at timestamptz not null default now(),
  primary key (lane, id),
  check (num_nonnulls(value, outcome_id) = 1)
);
comment on table outbox is 'Events committed with the state they tell of, until a relay has published them.';
comment on column outbox.lane is 'Hash of the key modulo the number of lanes; one relay at a time publishes a lane';
comment on column outbox.id is 'Order of publishing; rises per key because a transaction locks the row of its key before it adds events';
comment on column outbox.event_id is 'CloudEvents id of the event';
comment on column outbox.topic is 'Kafka topic';
comment on column outbox.key is 'Kafka key: the VIN';
comment on column outbox.headers is 'Kafka headers: CloudEvents attributes in binary mode, trace context';
comment on column outbox.value is 'Kafka value, JSON; a string, since its bytes must not change; null where the stored outcome holds it';
comment on column outbox.outcome_id is 'Request whose stored outcome holds the event, so that a certificate is written once';
comment on column outbox.bytes is 'Length of the value in characters';
comment on column outbox.memory is 'Process that added the event and may still remember it';
comment on column outbox.number is 'By which that process remembers it; never given twice';
comment on column outbox.created_at is 'Start of the transaction that added the event';
-- Values carry base64, which compression only slows down.
alter table outbox alter column value set storage external;
-- A queue that is nearly always empty: vacuum by count, not by share.
alter table outbox set (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 10000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000,
  toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 10000
);

create table outbox_lane (
  lane        smallint primary key,
  owner       text,
  has_session boolean not null default false,
  epoch       bigint not null default 0,
  expires_at  timestamptz not null default '-infinity'
);
comment on table outbox_lane is 'Leases: which relay may publish which lane.';
comment on column outbox_lane.lane is 'The lane';
comment on column outbox_lane.owner is 'Relay that holds the lease; null when given back';
comment on column outbox_lane.has_session is 'The owner keeps a database session whose application_name is its name: without such a session it is dead';
comment on column outbox_lane.epoch is 'Rises with every change of owner';
comment on column outbox_lane.expires_at is 'End of the lease unless renewed';

create table outcome (
  melding_id uuid primary key,
  cause_id   text not null,
  events     text not null,
  created_at timestamptz not null default now()
);
comment on table outcome is 'What this service answered per request. The first outcome stands.';
comment on column outcome.melding_id is 'The request';
comment on column outcome.cause_id is 'CloudEvents id of the event that was answered';
comment on column outcome.events is 'The outgoing events, a JSON array of {id, topic, key, headers, value}';
comment on column outcome.created_at is 'When it was decided';
alter table outcome alter column events set storage external;

create view outbox_event as
select id, lane, event_id, topic, key, headers, created_at,
  coalesce(value, (
    select stored ->> 'value' from outcome, json_array_elements(outcome.events::json) as stored
    where outcome.melding_id = outbox.outcome_id and stored ->> 'id' = outbox.event_id
  )) as value
from outbox;
comment on view outbox_event is 'What waits to be published, with its value wherever that is kept.';
comment on column outbox_event.id is 'Order of publishing';
comment on column outbox_event.lane is 'Hash of the key modulo the number of lanes';
comment on column outbox_event.event_id is 'CloudEvents id of the event';
comment on column outbox_event.topic is 'Kafka topic';
comment on column outbox_event.key is 'Kafka key: the VIN';
comment on column outbox_event.headers is 'Kafka headers';
comment on column outbox_event.created_at is 'Start of the transaction that added the event';
comment on column outbox_event.value is 'Kafka value, JSON';
