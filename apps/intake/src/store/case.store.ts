import type { SqlRunner, Transaction } from '@kjoreklar/persistence';
import type { Case } from '../domain/case';
import type { VehicleCases } from '../domain/change-case';
import { CASE_COLUMNS, type CaseRow, toCase, toRow } from './case-row';

const NUMBER_REQUESTS = `
  insert into vehicle as v (vin, last_seq)
  select given.vin, 1 from unnest($1::text[]) as given (vin) order by given.vin collate "C"
  on conflict (vin) do update set last_seq = v.last_seq + 1
  returning v.vin, v.last_seq, v.told`;

const FIND_OPEN = `
  select ${CASE_COLUMNS} from preregistration_case c
  where c.vin = any ($1::text[]) and c.closed_at is null
  order by c.vin, c.seq`;

const LOCK_VEHICLES = `
  select v.vin, v.told from vehicle v where v.vin = any ($1::text[]) order by v.vin for update`;

const LOAD_CASES = `
  select ${CASE_COLUMNS} from preregistration_case c
  where c.vin = any ($1::text[]) and (c.closed_at is null or c.melding_id = any ($2::uuid[]))
  order by c.vin, c.seq`;

const INSERTED = `
  melding_id, vin, seq, organisation, client_reference, tax_group, seats, wait_until, received_at, traceparent, released_at, status,
  unfinished, news_at, reminders, news_due_at, changed_at`;

const INSERT_CASES = `
  insert into preregistration_case (${INSERTED}, release_no)
  select ${INSERTED}, case when released_at is not null then nextval('release_number') end
  from json_populate_recordset(null::preregistration_case, $1::json)`;

const UPDATE_CASES = `
  update preregistration_case c
  set status = u.status, unfinished = u.unfinished, released_at = u.released_at,
      release_no = case when u.released_at is null then null else coalesce(c.release_no, nextval('release_number')) end, awaited_at = u.awaited_at, ask_until = u.ask_until, obtained_at = u.obtained_at, checked_at = u.checked_at,
      set_aside_at = u.set_aside_at, resumed_at = u.resumed_at, outcome = u.outcome, withdrawal = u.withdrawal,
      first_registered_on = u.first_registered_on, closed_at = u.closed_at, news_at = u.news_at, reminders = u.reminders,
      news_due_at = u.news_due_at, changed_at = u.changed_at
  from json_populate_recordset(null::preregistration_case, $1::json) u
  where c.melding_id = u.melding_id`;

const UPDATE_TOLD = `
  update vehicle v set told = u.told
  from json_populate_recordset(null::vehicle, $1::json) u
  where v.vin = u.vin`;

interface VehicleRow {
  readonly vin: string;
  readonly told: Readonly<Record<string, number>>;
}

/** A VIN with its open cases, and the number of the request to come. */
export interface NumberedVehicle {
  readonly seq: number;
  readonly vehicle: VehicleCases;
}

/** Understands how cases are kept. A row of a VIN is locked before anything about the VIN is read or written. */
export class CaseStore {
  /** `silenceMs`: how long without news until a case is asked about. */
  constructor(private readonly silenceMs: number) {}

  /** Locks the rows of distinct VINs and gives each its next number, and its open cases. */
  async numberRequests(tx: Transaction, vins: readonly string[]): Promise<Map<string, NumberedVehicle>> {
    const [numbered, open] = await Promise.all([
      tx.query<VehicleRow & { last_seq: number }>(NUMBER_REQUESTS, [vins]),
      tx.query<CaseRow>(FIND_OPEN, [vins]),
    ]);
    const cases = Map.groupBy(open.rows.map(toCase), ({ vin }) => vin);
    return new Map(
      numbered.rows.map(({ vin, last_seq, told }) => [
        vin,
        { seq: last_seq, vehicle: { vin, told, cases: cases.get(vin) ?? [] } },
      ]),
    );
  }

  /** Locks the rows of VINs. */
  async lockVehicles(tx: Transaction, vins: readonly string[]): Promise<void> {
    await tx.query(LOCK_VEHICLES, [vins]);
  }

  /** Locks the rows of the VINs, and gives their open cases and those of `meldingIds`. */
  async loadVehicles(
    tx: Transaction,
    vins: readonly string[],
    meldingIds: readonly string[],
  ): Promise<Map<string, VehicleCases>> {
    const [locked, loaded] = await Promise.all([
      tx.query<VehicleRow>(LOCK_VEHICLES, [vins]),
      tx.query<CaseRow>(LOAD_CASES, [vins, meldingIds]),
    ]);
    const cases = Map.groupBy(loaded.rows.map(toCase), ({ vin }) => vin);
    return new Map(locked.rows.map(({ vin, told }) => [vin, { vin, told, cases: cases.get(vin) ?? [] }]));
  }

  insert(tx: Transaction, cases: readonly Case[]): void {
    const rows = cases.map((subject) => toRow(subject, subject.receivedAt, this.silenceMs));
    if (rows.length > 0) tx.send(INSERT_CASES, [JSON.stringify(rows)]);
  }

  update(tx: Transaction, cases: readonly Case[], changedAt: string): void {
    const rows = cases.map((subject) => toRow(subject, changedAt, this.silenceMs));
    if (rows.length > 0) tx.send(UPDATE_CASES, [JSON.stringify(rows)]);
  }

  updateTold(tx: Transaction, vehicles: readonly VehicleCases[]): void {
    const rows = vehicles.map(({ vin, told }) => ({ vin, told }));
    if (rows.length > 0) tx.send(UPDATE_TOLD, [JSON.stringify(rows)]);
  }

  async findByIds(db: SqlRunner, meldingIds: readonly string[]): Promise<Map<string, Case>> {
    const { rows } = await db.query<CaseRow>(
      `select ${CASE_COLUMNS} from preregistration_case c where c.melding_id = any ($1::uuid[])`,
      [meldingIds],
    );
    return new Map(rows.map((row) => [row.melding_id, toCase(row)]));
  }
}
