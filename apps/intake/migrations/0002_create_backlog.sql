alter table preregistration_case
  add column released_at timestamptz,
  add column release_no  bigint,
  add column unfinished  boolean;
comment on column preregistration_case.released_at is 'When the other services were told of the request; null while it waits in the backlog';
comment on column preregistration_case.release_no is 'Number of the release, rising over all requests; tells how many later ones have overtaken it';
comment on column preregistration_case.unfinished is 'The other services are at work on it, so it takes a place; follows from the other columns. Null: written by a version that released at once';

create sequence release_number as bigint;
comment on sequence release_number is 'Numbers of preregistration_case.release_no';

create index preregistration_case_unfinished on preregistration_case (release_no) include (organisation, released_at) where unfinished;

create table backlog (
  organisation text collate "C" not null,
  received_at  timestamptz not null,
  melding_id   uuid not null unique,
  vin          text collate "C" not null,
  seq          integer not null,
  primary key (organisation, received_at, melding_id)
);
comment on table backlog is 'Accepted requests that wait for their turn, a row each; the order of the primary key is that of an organisation''s turns.';
comment on column backlog.organisation is 'Organisation number of the importer';
comment on column backlog.received_at is 'When the request was accepted';
comment on column backlog.melding_id is 'The request';
comment on column backlog.vin is 'Its VIN';
comment on column backlog.seq is 'Its number among the requests about the VIN; earlier ones of the VIN go with it or before';
create index backlog_vin on backlog (vin, seq);
-- Rows come and go in order: vacuum by count, not by share.
alter table backlog set (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 50000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000
);

create table organisation_backlog (
  organisation text collate "C" primary key,
  waiting      integer not null check (waiting >= 0),
  last_turn_at timestamptz
) with (fillfactor = 50);
comment on table organisation_backlog is 'How much of each organisation waits; written by the statements that write backlog.';
comment on column organisation_backlog.organisation is 'Organisation number of the importer';
comment on column organisation_backlog.waiting is 'Its rows in backlog';
comment on column organisation_backlog.last_turn_at is 'When one of them was released last';
create index organisation_backlog_waiting on organisation_backlog (organisation) where waiting > 0;
