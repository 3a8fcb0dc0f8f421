create table known_document ( -- which document a reference of a manufacturer stands for: the first that was accepted under it
  reference_id text collate "C" not null,                                -- IviReferenceId (IVI 1.x: IVIReferenceId), in lower case
  manufacturer text collate "C" not null,                                -- who issued it, in lower case, so that nobody can take the references of others; empty where IVI 1.x does not say
  sha256       bytea not null check (octet_length(sha256) = 32),         -- SHA-256 of the document's bytes
  melding_id   uuid not null,                                            -- the request that it was accepted for first
  known_since  timestamptz not null default now(),                       -- when that was
  primary key (reference_id, manufacturer)
);
