create table parked_lane (
  topic         text collate "C" not null,
  lane          text collate "C" not null,
  due_at        timestamptz not null,
  attempts      integer not null,
  failed_at     timestamptz,
  failures      json not null,
  epoch         bigint not null default 0,
  claimed_until timestamptz not null default '-infinity',
  primary key (topic, lane)
);
comment on table parked_lane is 'Keys whose first message failed for a reason that may pass: it is tried again when due, and what follows it waits behind it.';
comment on column parked_lane.topic is 'Kafka topic';
comment on column parked_lane.lane is 'What order is kept within: the key, or the partition of messages without one';
comment on column parked_lane.due_at is 'Before then the first message is not tried';
comment on column parked_lane.attempts is 'Tries of the first message so far, those before it was parked included';
comment on column parked_lane.failed_at is 'When the first message failed first; null while it has not been tried';
comment on column parked_lane.failures is 'The first failure of the first message and the latest ones: {at, attempt, code, message}';
comment on column parked_lane.epoch is 'Rises with every claim: whoever holds an older one can change nothing';
comment on column parked_lane.claimed_until is 'Until then one instance works on the lane';
create index parked_lane_due on parked_lane (due_at);

create table parked_message (
  topic     text collate "C" not null,
  lane      text collate "C" not null,
  partition integer not null,
  "offset"  bigint not null,
  timestamp bigint not null,
  key       bytea,
  value     bytea,
  headers   json not null,
  parked_at timestamptz not null default clock_timestamp(),
  primary key (topic, lane, partition, "offset"),
  foreign key (topic, lane) references parked_lane
);
comment on table parked_message is 'Messages of parked lanes, as they came; their offsets are committed.';
comment on column parked_message.topic is 'Kafka topic';
comment on column parked_message.lane is 'The lane that it waits in';
comment on column parked_message.partition is 'Where it came from';
comment on column parked_message."offset" is 'Where it came from; order within the lane';
comment on column parked_message.timestamp is 'When it was written, milliseconds since 1970, as Kafka says';
comment on column parked_message.key is 'Kafka key';
comment on column parked_message.value is 'Kafka value, its very bytes';
comment on column parked_message.headers is 'Kafka headers: [[name, base64 of the value]]; one with several values stands several times';
comment on column parked_message.parked_at is 'When it was parked';
alter table parked_message alter column value set storage external;
