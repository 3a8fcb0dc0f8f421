create table vehicle ( -- one row per VIN: whoever changes anything about the VIN locks it first
  vin              text primary key check (length(vin) = 17), -- understellsnummer
  last_applied_seq integer not null default 0,                -- highest number among the requests that took effect; never falls
  changed_at       timestamptz                                -- when anything about it was last recorded; each change is later than the one before
);

create table preregistration ( -- what each request made of a vehicle when the register took it in
  melding_id       uuid primary key,                     -- the request
  vin              text not null references vehicle,     -- understellsnummer
  seq              integer not null check (seq > 0),     -- number of the request among all about the VIN, in order of acceptance by intake
  organisation     text not null,                        -- organisation number of the importer
  tax_group        text not null,                        -- avgiftsgruppe
  seats            integer check (seats > 0),            -- Norwegian seats, tax group 315 only
  replaces         uuid references preregistration,      -- the pre-registration it took the place of
  document_sha256  bytea not null,                       -- SHA-256 of the eCoC's original bytes
  technical_facts  jsonb not null,                       -- what the eCoC says of the vehicle, units in the names
  rule_set         text not null,                        -- version of the rules the eCoC was judged by
  received_at      timestamptz not null,                 -- when intake accepted the request
  preregistered_at timestamptz not null                  -- when it took effect
);
create index preregistration_of_vehicle on preregistration (vin);

create table ecoc_document ( -- the eCoC as received; its signature depends on every byte
  melding_id uuid primary key references preregistration,         -- the request that the vehicle was pre-registered by
  sha256     bytea not null check (octet_length(sha256) = 32),    -- SHA-256 of content
  content    bytea not null                                       -- the original bytes
);
alter table ecoc_document alter column content set storage external; -- compression costs more than it saves: a document is written once and seldom read

create table withdrawal ( -- remembered whether or not the request has been accepted yet
  melding_id   uuid primary key,                                        -- the request that was withdrawn
  vin          text not null references vehicle,                        -- understellsnummer
  seq          integer not null check (seq > 0),                        -- number of that request
  reason       text not null check (reason in ('WITHDRAWN', 'REPLACED')), -- taken back by the importer, or replaced while still open
  replaced_by  uuid,                                                    -- the later request, where the reason is REPLACED
  withdrawn_at timestamptz not null,                                    -- when the importer withdrew it
  recorded_at  timestamptz not null                                     -- when the register learnt of it
);
create index withdrawal_of_vehicle on withdrawal (vin);

create table first_registration ( -- førstegangsregistrering, once per vehicle
  vin                 text primary key references vehicle,                  -- understellsnummer
  melding_id          uuid not null unique references preregistration,      -- the request that had made the vehicle ready
  organisation        text not null,                                        -- organisation number of its importer
  first_registered_on date not null,                                        -- legal date in Norway
  registered_at       timestamptz not null                                  -- when it was recorded
);
