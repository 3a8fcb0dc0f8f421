-- Where importers want to be told. A deleted endpoint keeps its row, without its secrets, for the log of its deliveries.
create table endpoint (
  id                 uuid        primary key,            -- shown to the owner
  organisation       text        not null,               -- organisation number of the owner
  url                text        not null,               -- where callbacks go
  description        text        not null,               -- the owner's own words
  events             text[]      not null,               -- event types that the owner wants
  signing            text[]      not null,               -- signature schemes: v1, v1a
  status             text        not null default 'ACTIVE'
                                 check (status in ('ACTIVE', 'DISABLED', 'DELETED')),
  disabled_reason    text        check (disabled_reason in ('BY_OWNER', 'GONE')), -- GONE: the receiver answered 410
  revision           integer     not null default 1,     -- rises with each change; tells senders that what they remember is stale
  secret_key_id      text,                               -- which key sealed the two secrets
  sealed_secret      bytea,                              -- HMAC secret, AES-256-GCM
  sealed_private_key bytea,                              -- ed25519 seed, AES-256-GCM; only for v1a
  public_key         text,                               -- whpk_…; only for v1a
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now()
);
create index endpoint_organisation on endpoint (organisation);
