/** Every VIN gets a row to lock, also one that nothing is known of yet. $1 VINs, sorted. */
export const INSERT_VEHICLES = `
  insert into vehicle (vin) select vin from unnest($1::text[]) vin on conflict do nothing`;

/** $1 VINs. */
export const LOCK_VEHICLES = `
  select from vehicle where vin = any ($1::text[]) order by vin for update`;

/** A statement of its own, so that it sees what was committed while the lock was waited for. $1 VINs. */
export const READ_VEHICLES = `
  select v.vin, v.last_applied_seq as "lastAppliedSeq", v.changed_at as "changedAt",
    (select json_agg(json_build_object(
        'meldingId', p.melding_id, 'seq', p.seq, 'organisation', p.organisation, 'taxGroup', p.tax_group, 'seats', p.seats,
        'documentSha256', encode(p.document_sha256, 'hex'), 'preregisteredAt', p.preregistered_at) order by p.seq)
      from preregistration p where p.vin = v.vin) as preregistrations,
    (select json_agg(json_build_object(
        'meldingId', w.melding_id, 'seq', w.seq, 'reason', w.reason, 'replacedBy', w.replaced_by,
        'withdrawnAt', w.withdrawn_at) order by w.recorded_at)
      from withdrawal w where w.vin = v.vin) as withdrawals,
    (select json_build_object(
        'meldingId', f.melding_id, 'organisation', f.organisation, 'firstRegisteredOn', f.first_registered_on,
        'registeredAt', f.registered_at)
      from first_registration f where f.vin = v.vin) as "firstRegistration"
  from vehicle v where v.vin = any ($1::text[])`;

export const INSERT_PREREGISTRATIONS = `
  insert into preregistration (melding_id, vin, seq, organisation, tax_group, seats, replaces, document_sha256, technical_facts,
    rule_set, received_at, preregistered_at)
  select melding_id, vin, seq, organisation, tax_group, seats, replaces, decode(sha256, 'hex'), technical_facts,
    rule_set, received_at, preregistered_at
  from unnest($1::uuid[], $2::text[], $3::integer[], $4::text[], $5::text[], $6::integer[], $7::uuid[], $8::text[], $9::jsonb[],
    $10::text[], $11::timestamptz[], $12::timestamptz[])
    as new (melding_id, vin, seq, organisation, tax_group, seats, replaces, sha256, technical_facts,
      rule_set, received_at, preregistered_at)`;

/** The documents travel end to end in one binary parameter: an array of them would go as hexadecimal text, twice the bytes. */
export const INSERT_DOCUMENTS = `
  insert into ecoc_document (melding_id, sha256, content)
  select melding_id, decode(sha256, 'hex'), substring($1::bytea from start for bytes)
  from unnest($2::uuid[], $3::text[], $4::integer[], $5::integer[]) as new (melding_id, sha256, start, bytes)`;

export const INSERT_WITHDRAWALS = `
  insert into withdrawal (melding_id, vin, seq, reason, replaced_by, withdrawn_at, recorded_at)
  select * from unnest($1::uuid[], $2::text[], $3::integer[], $4::text[], $5::uuid[], $6::timestamptz[], $7::timestamptz[])`;

export const INSERT_FIRST_REGISTRATIONS = `
  insert into first_registration (vin, melding_id, organisation, first_registered_on, registered_at)
  select * from unnest($1::text[], $2::uuid[], $3::text[], $4::date[], $5::timestamptz[])`;

export const SUPERSEDE_VERSIONS = `
  update vehicle_version v set superseded_at = old.superseded_at
  from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as old (vin, valid_from, superseded_at)
  where v.vin = old.vin and v.valid_from = old.valid_from and v.superseded_at = 'infinity'`;

export const INSERT_VERSIONS = `
  insert into vehicle_version (vin, valid_from, valid_to, recorded_at, status, melding_id)
  select vin, valid_from, coalesce(valid_to, 'infinity'), recorded_at, status, melding_id
  from unnest($1::text[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::uuid[])
    as new (vin, valid_from, valid_to, recorded_at, status, melding_id)`;

export const UPDATE_VEHICLES = `
  update vehicle v set last_applied_seq = new.last_applied_seq, changed_at = new.changed_at
  from unnest($1::text[], $2::integer[], $3::timestamptz[]) as new (vin, last_applied_seq, changed_at)
  where v.vin = new.vin`;
