create table waiting_lookup ( -- requests that EUCARIS has no complete answer to yet; they are asked again until there is one, or until ask_until
  melding_id    uuid primary key,                                      -- the request
  request       jsonb not null,                                        -- the preregistration.requested event, whole
  announcement  jsonb not null,                                        -- the ecoc.awaited event that told of the wait, as published
  reason        text not null check (reason in ('NOT_FOUND', 'PARTIAL')), -- what the last answer was: unknown everywhere, or some states silent
  asks          integer not null check (asks > 0),                     -- answers of that sort in a row; decides the wait before the next
  partial_since timestamptz,                                           -- first partial answer; null while there has been none
  ask_until     timestamptz not null,                                  -- an answer that comes at this time or later is the last
  next_ask_at   timestamptz not null                                   -- when to ask next; while an instance asks, when others may take over
);
create index waiting_lookup_next_ask on waiting_lookup (next_ask_at);

create table withdrawn_lookup ( -- requests that were withdrawn: not asked about, should they arrive later
  melding_id   uuid primary key,    -- the request
  withdrawn_at timestamptz not null -- when the importer withdrew it
);
