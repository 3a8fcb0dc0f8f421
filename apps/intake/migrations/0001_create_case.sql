create table vehicle (
  vin      text collate "C" primary key,
  last_seq integer not null,
  told     jsonb not null default '{}'
) with (fillfactor = 80);
comment on table vehicle is 'One row per VIN ever asked about. Every transaction about a VIN locks its row first, in order of VIN.';
comment on column vehicle.vin is 'Vehicle identification number (understellsnummer)';
comment on column vehicle.last_seq is 'The number given last to a request about this VIN; numbers rise, and some may be skipped';
comment on column vehicle.told is 'Per organisation, how many events about this VIN its importer has been told (sekvens)';

create table preregistration_case (
  melding_id          uuid primary key,
  vin                 text collate "C" not null,
  seq                 integer not null,
  organisation        text collate "C" not null,
  client_reference    text,
  tax_group           text not null,
  seats               smallint,
  wait_until          date,
  received_at         timestamptz not null,
  traceparent         text,
  status              text not null,
  awaited_at          timestamptz,
  ask_until           timestamptz,
  obtained_at         timestamptz,
  checked_at          timestamptz,
  set_aside_at        timestamptz,
  resumed_at          timestamptz,
  outcome             jsonb,
  withdrawal          jsonb,
  first_registered_on date,
  closed_at           timestamptz,
  news_at             timestamptz not null,
  reminders           smallint not null,
  news_due_at         timestamptz,
  changed_at          timestamptz not null,
  constraint preregistration_case_seq unique (vin, seq)
) with (fillfactor = 80);
comment on table preregistration_case is 'One row per accepted request, from acceptance to its end.';
comment on column preregistration_case.melding_id is 'The id of the request (meldingId)';
comment on column preregistration_case.vin is 'Vehicle identification number (understellsnummer)';
comment on column preregistration_case.seq is 'Number among the requests about the VIN, in order of acceptance';
comment on column preregistration_case.organisation is 'Organisation number of the importer';
comment on column preregistration_case.client_reference is 'The importer''s own reference (klientreferanse)';
comment on column preregistration_case.tax_group is 'Tax group (avgiftsgruppe)';
comment on column preregistration_case.seats is 'Norwegian seats, tax group 315 only';
comment on column preregistration_case.wait_until is 'Last day on which EUCARIS is asked (ventTil)';
comment on column preregistration_case.received_at is 'When the request was accepted; rules judge as of this moment';
comment on column preregistration_case.traceparent is 'W3C trace context of the request that was accepted';
comment on column preregistration_case.status is 'What the importer sees; follows from the other columns';
comment on column preregistration_case.awaited_at is 'When EUCARIS first had no complete answer';
comment on column preregistration_case.ask_until is 'Until when EUCARIS is asked again';
comment on column preregistration_case.obtained_at is 'When the eCoC was obtained';
comment on column preregistration_case.checked_at is 'When the eCoC had passed its checks';
comment on column preregistration_case.set_aside_at is 'When a message of the case went to the dead letters';
comment on column preregistration_case.resumed_at is 'When the case went on after that';
comment on column preregistration_case.outcome is 'How the case ends: {status, errors, warnings, decidedAt}; may wait for its turn to close';
comment on column preregistration_case.withdrawal is 'What the register was asked and answered: {reason, replacedBy, requestedAt, answer}';
comment on column preregistration_case.first_registered_on is 'Day of first registration; no withdrawal from then on';
comment on column preregistration_case.closed_at is 'When the case ended and preregistration.completed was sent';
comment on column preregistration_case.news_at is 'Last news of the case';
comment on column preregistration_case.reminders is 'How often it was asked about since then';
comment on column preregistration_case.news_due_at is 'When to ask about it again; null when nothing is expected';
comment on column preregistration_case.changed_at is 'Last change of anything an importer sees';

create index preregistration_case_own on preregistration_case (organisation, received_at desc, melding_id desc);
create index preregistration_case_own_changed on preregistration_case (organisation, changed_at);
create index preregistration_case_own_reference on preregistration_case (organisation, client_reference)
  where client_reference is not null;
create index preregistration_case_newest on preregistration_case (received_at desc, melding_id desc);
create index preregistration_case_news_due on preregistration_case (news_due_at) where news_due_at is not null;
create index preregistration_case_set_aside on preregistration_case (set_aside_at)
  where set_aside_at is not null and resumed_at is null and closed_at is null;

create table idempotency_key (
  organisation text collate "C" not null,
  key          text collate "C" not null,
  fingerprint  text not null,
  melding_id   uuid not null,
  accepted_at  timestamptz not null,
  primary key (organisation, key)
);
comment on table idempotency_key is 'Keys of accepted requests; a key counts for 24 hours.';
comment on column idempotency_key.organisation is 'Whose key it is';
comment on column idempotency_key.key is 'Header Idempotency-Key';
comment on column idempotency_key.fingerprint is 'SHA-256 of the body, its members in order of name';
comment on column idempotency_key.melding_id is 'The request that was accepted under it';
comment on column idempotency_key.accepted_at is 'When';
create index idempotency_key_accepted_at on idempotency_key using brin (accepted_at);
