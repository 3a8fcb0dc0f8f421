export const FIND_UNANSWERED = `
  select melding_id as "meldingId", 'waiting' as state, announcement
  from waiting_lookup where melding_id = any($1::uuid[])
  union all
  select melding_id, 'withdrawn', null
  from withdrawn_lookup where melding_id = any($1::uuid[])`;

/** A request that was withdrawn while EUCARIS was asked does not begin to wait. */
export const START_WAITING = `
  insert into waiting_lookup (melding_id, request, announcement, reason, asks, partial_since, ask_until, next_ask_at)
  select given.*
  from unnest($1::uuid[], $2::jsonb[], $3::jsonb[], $4::text[], $5::int[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[])
    as given (melding_id, request, announcement, reason, asks, partial_since, ask_until, next_ask_at)
  where not exists (select from withdrawn_lookup withdrawn where withdrawn.melding_id = given.melding_id)
  on conflict do nothing
  returning melding_id as "meldingId"`;

/**
 * Of those that have just begun to wait, what was answered before: an instance that stood still meanwhile began anew. A statement of its own, because
 * the insert may have waited for the transaction of that answer, which it does not see.
 */
export const DROP_ANSWERED = `
  delete from waiting_lookup using outcome
  where waiting_lookup.melding_id = any($1::uuid[]) and outcome.melding_id = waiting_lookup.melding_id
  returning waiting_lookup.melding_id as "meldingId"`;

export const WAIT_ON = `
  update waiting_lookup
  set reason = given.reason, asks = given.asks, partial_since = given.partial_since, ask_until = given.ask_until,
    next_ask_at = given.next_ask_at
  from unnest($1::uuid[], $2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[])
    as given (melding_id, reason, asks, partial_since, ask_until, next_ask_at)
  where waiting_lookup.melding_id = given.melding_id`;

export const STOP_WAITING = `
  delete from waiting_lookup where melding_id = any($1::uuid[]) returning melding_id as "meldingId"`;

export const REMEMBER_WITHDRAWN = `
  insert into withdrawn_lookup (melding_id, withdrawn_at)
  select given.melding_id, given.withdrawn_at
  from unnest($1::uuid[], $2::timestamptz[]) as given (melding_id, withdrawn_at)
  on conflict do nothing`;

/** Of a withdrawal and a request that met, each may have missed the other; what still waits is let go here. */
export const DROP_WITHDRAWN = `
  delete from waiting_lookup using withdrawn_lookup
  where withdrawn_lookup.melding_id = waiting_lookup.melding_id and waiting_lookup.next_ask_at <= $1`;

/** Takes what is due; others may take it over once the lease has run out. */
export const CLAIM_DUE = `
  with due as materialized (
    select melding_id from waiting_lookup where next_ask_at <= $1 order by next_ask_at limit $3 for update skip locked)
  update waiting_lookup waiting set next_ask_at = $2
  from due where waiting.melding_id = due.melding_id
  returning request, reason, asks, partial_since as "partialSince", ask_until as "askUntil", next_ask_at as "nextAskAt"`;

export const NEXT_DUE = `select min(next_ask_at) as "nextAskAt" from waiting_lookup`;
