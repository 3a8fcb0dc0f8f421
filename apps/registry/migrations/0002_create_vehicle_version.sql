create table vehicle_version ( -- the vehicle as of any moment: what held when (valid), by what was known when (recorded)
  vin           text not null references vehicle,             -- understellsnummer
  valid_from    timestamptz not null,                         -- when it began to be so in the world
  valid_to      timestamptz not null,                         -- when it ceased, exclusive; infinity while it lasts
  recorded_at   timestamptz not null,                         -- when the register came to know it
  superseded_at timestamptz not null default 'infinity',      -- when the register came to know otherwise, exclusive; infinity while it is believed
  status        text not null check (status in ('NOT_READY', 'READY', 'REGISTERED')), -- ready for first registration, registered, or neither
  melding_id    uuid references preregistration,              -- the pre-registration in force, or the one it was registered by
  primary key (vin, valid_from, recorded_at),
  check (valid_from < valid_to),
  check (recorded_at < superseded_at),
  check ((status = 'NOT_READY') = (melding_id is null))
);
create unique index one_present_version on vehicle_version (vin) where valid_to = 'infinity' and superseded_at = 'infinity';

create function refuse_rewriting_history() returns trigger language plpgsql as $$
begin
  raise exception 'history is not rewritten: % of %', tg_op, tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger keep_history before update or delete on preregistration
  for each row execute function refuse_rewriting_history();
create trigger keep_history before update or delete on ecoc_document
  for each row execute function refuse_rewriting_history();
create trigger keep_history before update or delete on withdrawal
  for each row execute function refuse_rewriting_history();
create trigger keep_history before update or delete on first_registration
  for each row execute function refuse_rewriting_history();
create trigger keep_history before delete on vehicle_version
  for each row execute function refuse_rewriting_history();
-- The one change allowed: a version believed until now is superseded, once.
create trigger keep_history_but_supersede before update on vehicle_version
  for each row when (
    old.superseded_at <> 'infinity'
    or (new.vin, new.valid_from, new.valid_to, new.recorded_at, new.status, new.melding_id)
      is distinct from (old.vin, old.valid_from, old.valid_to, old.recorded_at, old.status, old.melding_id)
  ) execute function refuse_rewriting_history();
