import type { CaseStatus } from '@kjoreklar/code-lists';
import type { SqlRunner } from '@kjoreklar/persistence';
import type { Case } from '../domain/case';
import { CASE_COLUMNS, type CaseRow, toCase } from './case-row';

/** Where a page ended: the next one begins after it. */
export interface CasePosition {
  readonly receivedAt: string;
  readonly meldingId: string;
}

/** What to look for; absent means any. Instants are ISO 8601. */
export interface CaseFilter {
  readonly organisation?: string | undefined;
  readonly vin?: string | undefined;
  readonly clientReference?: string | undefined;
  readonly status?: CaseStatus | undefined;
  readonly receivedFrom?: string | undefined;
  readonly receivedBefore?: string | undefined;
  readonly changedFrom?: string | undefined;
  readonly after?: CasePosition | undefined;
}

export interface CasePage {
  readonly cases: readonly Case[];
  /** Null on the last page. */
  readonly next: CasePosition | null;
}

type Condition = readonly [sql: (parameter: (value: unknown) => string) => string, given: unknown];

const conditions = (filter: CaseFilter): Condition[] => [
  [(p) => `c.organisation = ${p(filter.organisation)}`, filter.organisation],
  [(p) => `c.vin = ${p(filter.vin)}`, filter.vin],
  [(p) => `c.client_reference = ${p(filter.clientReference)}`, filter.clientReference],
  [(p) => `c.status = ${p(filter.status)}`, filter.status],
  [(p) => `c.received_at >= ${p(filter.receivedFrom)}::timestamptz`, filter.receivedFrom],
  [(p) => `c.received_at < ${p(filter.receivedBefore)}::timestamptz`, filter.receivedBefore],
  [(p) => `c.changed_at >= ${p(filter.changedFrom)}::timestamptz`, filter.changedFrom],
  [
    (p) =>
      `(c.received_at, c.melding_id) < (${p(filter.after?.receivedAt)}::timestamptz, ${p(filter.after?.meldingId)}::uuid)`,
    filter.after,
  ],
];

/** Understands how to find cases. */
export class CaseReadModel {
  constructor(private readonly db: SqlRunner) {}

  async find(meldingId: string): Promise<Case | undefined> {
    const { rows } = await this.db.query<CaseRow>(
      `select ${CASE_COLUMNS} from preregistration_case c where c.melding_id = $1::uuid`,
      [meldingId],
    );
    return rows.map(toCase)[0];
  }

  /** Newest first, at most `limit`. */
  async list(filter: CaseFilter, limit: number): Promise<CasePage> {
    const values: unknown[] = [];
    const parameter = (value: unknown): string => `$${values.push(value)}`;
    const where = conditions(filter)
      .filter(([, given]) => given !== undefined)
      .map(([sql]) => sql(parameter));
    const { rows } = await this.db.query<CaseRow>(
      `select ${CASE_COLUMNS} from preregistration_case c
       ${where.length > 0 ? `where ${where.join(' and ')}` : ''}
       order by c.received_at desc, c.melding_id desc limit ${parameter(limit + 1)}`,
      values,
    );
    const cases = rows.slice(0, limit).map(toCase);
    const last = rows.length > limit ? cases.at(-1) : undefined;
    return { cases, next: last ? { receivedAt: last.receivedAt, meldingId: last.meldingId } : null };
  }

  /** Requests that should have been heard of by now; the longest due first. */
  async findSilent(now: Date, limit: number): Promise<{ meldingId: string; vin: string }[]> {
    return this.due('c.news_due_at <= $1::timestamptz', 'c.news_due_at', [now, limit]);
  }

  /** Requests that were set aside before the time given and have not gone on; the longest set aside first. */
  async findSetAsideBefore(time: Date, limit: number): Promise<{ meldingId: string; vin: string }[]> {
    const condition = 'c.set_aside_at < $1::timestamptz and c.resumed_at is null and c.closed_at is null';
    return this.due(`c.set_aside_at is not null and ${condition}`, 'c.set_aside_at', [time, limit]);
  }

  private async due(condition: string, order: string, values: [Date, number]) {
    const { rows } = await this.db.query<{ meldingId: string; vin: string }>(
      `select c.melding_id as "meldingId", c.vin from preregistration_case c where ${condition} order by ${order} limit $2`,
      values,
    );
    return rows;
  }
}
