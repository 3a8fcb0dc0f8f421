-- Every event meant for an importer, once: it is what makes a repeated message harmless, and it holds the bytes that all deliveries share.
create table importer_event (
  event_id     text        primary key,                  -- webhook-id
  organisation text        not null,                     -- who is to be told
  vin          text        not null,
  sequence     integer     not null,                     -- sekvens: counts the organisation's events about the VIN
  type         text        not null,                     -- preregistration.completed, …
  body         text,                                     -- the callback's body; null where nobody asked for it
  received_at  timestamptz not null default now()
);
-- Has the event before this one come yet?
create index importer_event_lane on importer_event (vin, organisation, sequence);
-- The order of rows is the order of time: a small index serves the clearing of old ones.
create index importer_event_received on importer_event using brin (received_at);

-- One event to one endpoint. No foreign keys: each would lock the endpoint's row for every callback.
create table delivery (
  endpoint_id   uuid        not null,
  id            bigint      generated always as identity,
  event_id      text        not null,
  vin           text        not null,                    -- endpoint and VIN make the lane
  sequence      integer     not null,                    -- order within the lane
  status        text        not null default 'PENDING'
                            check (status in ('PENDING', 'DELIVERED', 'EXHAUSTED', 'CANCELLED')),
  attempt_count smallint    not null default 0,          -- attempts whose outcome is known
  available_at  timestamptz                              -- while PENDING: from when any instance may take it: the next attempt, or the end of the lease
                            check ((status = 'PENDING') = (available_at is not null)),
  claimed_by    text,                                    -- the instance that has it in memory, until available_at
  holds_until   timestamptz,                             -- set by the first failure: until then later ones of the lane wait
  created_at    timestamptz not null default now(),
  finished_at   timestamptz,                             -- when it left PENDING
  primary key (endpoint_id, id),
  unique (event_id, endpoint_id)
) with (fillfactor = 90, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
-- Not null means pending; said so, the index cannot be taken for the next one, which would mean reading all that an endpoint is owed.
create index delivery_due on delivery (endpoint_id, available_at) where available_at is not null;
create index delivery_lane on delivery (endpoint_id, vin, sequence) where status = 'PENDING';

-- Every call whose outcome is known. Only ever added to.
create table attempt (
  delivery_id      bigint      not null,
  number           smallint    not null,                 -- 1 for the first
  attempted_at     timestamptz not null,                 -- when the call began
  duration_ms      integer     not null,
  response_status  smallint,                             -- HTTP status; null without an answer
  error            text,                                 -- why there was no answer
  response_snippet text,                                 -- the beginning of the answer's body
  primary key (delivery_id, number)
);
