import type { CaseStatus } from '@kjoreklar/code-lists';
import { type Case, isUnfinished, type Outcome, statusOf, type Withdrawal } from '../domain/case';
import { newsDueAt } from '../domain/remind';

/** A row of `preregistration_case` as pg reads it with CASE_COLUMNS. */
export interface CaseRow {
  readonly melding_id: string;
  readonly vin: string;
  readonly seq: number;
  readonly organisation: string;
  readonly client_reference: string | null;
  readonly tax_group: string;
  readonly seats: number | null;
  readonly wait_until: string | null;
  readonly received_at: Date;
  readonly traceparent: string | null;
  readonly released_at: Date | null;
  readonly awaited_at: Date | null;
  readonly ask_until: Date | null;
  readonly obtained_at: Date | null;
  readonly checked_at: Date | null;
  readonly set_aside_at: Date | null;
  readonly resumed_at: Date | null;
  readonly outcome: Outcome | null;
  readonly withdrawal: Withdrawal | null;
  readonly first_registered_on: string | null;
  readonly closed_at: Date | null;
  readonly news_at: Date;
  readonly reminders: number;
}

/** Dates as text: they have no time zone. A version that released every request when it was accepted wrote neither of its columns. */
export const CASE_COLUMNS = `
  c.melding_id, c.vin, c.seq, c.organisation, c.client_reference, c.tax_group, c.seats, c.wait_until::text, c.received_at, c.traceparent,
  case when c.unfinished is null then c.received_at else c.released_at end as released_at, c.awaited_at, c.ask_until, c.obtained_at, c.checked_at, c.set_aside_at, c.resumed_at, c.outcome, c.withdrawal,
  c.first_registered_on::text, c.closed_at, c.news_at, c.reminders`;

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

export const toCase = (row: CaseRow): Case => ({
  meldingId: row.melding_id,
  vin: row.vin,
  seq: row.seq,
  organisation: row.organisation,
  clientReference: row.client_reference,
  taxGroup: row.tax_group,
  seats: row.seats,
  waitUntil: row.wait_until,
  receivedAt: row.received_at.toISOString(),
  traceparent: row.traceparent,
  releasedAt: instant(row.released_at),
  awaitedAt: instant(row.awaited_at),
  askUntil: instant(row.ask_until),
  obtainedAt: instant(row.obtained_at),
  checkedAt: instant(row.checked_at),
  setAsideAt: instant(row.set_aside_at),
  resumedAt: instant(row.resumed_at),
  outcome: row.outcome,
  withdrawal: row.withdrawal,
  firstRegisteredOn: row.first_registered_on,
  closedAt: instant(row.closed_at),
  newsAt: row.news_at.toISOString(),
  reminders: row.reminders,
});

export type WrittenCaseRow = Readonly<Record<keyof CaseRow, unknown>> & {
  readonly status: CaseStatus;
  readonly unfinished: boolean;
  readonly news_due_at: string | null;
  readonly changed_at: string;
};

/** All columns of the row, ready for json_populate_recordset. */
export const toRow = (subject: Case, changedAt: string, silenceMs: number): WrittenCaseRow => ({
  melding_id: subject.meldingId,
  vin: subject.vin,
  seq: subject.seq,
  organisation: subject.organisation,
  client_reference: subject.clientReference,
  tax_group: subject.taxGroup,
  seats: subject.seats,
  wait_until: subject.waitUntil,
  received_at: subject.receivedAt,
  traceparent: subject.traceparent,
  status: statusOf(subject),
  unfinished: isUnfinished(subject),
  released_at: subject.releasedAt,
  awaited_at: subject.awaitedAt,
  ask_until: subject.askUntil,
  obtained_at: subject.obtainedAt,
  checked_at: subject.checkedAt,
  set_aside_at: subject.setAsideAt,
  resumed_at: subject.resumedAt,
  outcome: subject.outcome,
  withdrawal: subject.withdrawal,
  first_registered_on: subject.firstRegisteredOn,
  closed_at: subject.closedAt,
  news_at: subject.newsAt,
  reminders: subject.reminders,
  news_due_at: newsDueAt(subject, silenceMs),
  changed_at: changedAt,
});
