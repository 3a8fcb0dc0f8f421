import type { CaseStatus } from '@kjoreklar/code-lists';
import { type Case, isUndone, statusOf } from './case';

export interface StatusChange {
  readonly status: CaseStatus;
  /** ISO 8601. */
  readonly at: string;
}

const change = (status: CaseStatus, at: string | null | undefined): StatusChange[] => (at ? [{ status, at }] : []);

/** The stages that a case went through, in the order of the process, each with the time at which it began. */
export const historyOf = (subject: Case): StatusChange[] => [
  ...change('MOTTATT', subject.receivedAt),
  ...change('HENTER_ECOC', subject.releasedAt),
  ...change('VENTER_PA_ECOC', subject.awaitedAt),
  ...change('KONTROLLERER', subject.obtainedAt),
  ...change('REGISTRERER', subject.checkedAt),
  ...change('TIL_MANUELL_BEHANDLING', subject.setAsideAt),
  ...(subject.outcome ? change(subject.outcome.status, subject.closedAt) : []),
  ...(isUndone(subject) ? change(statusOf(subject), subject.withdrawal?.answer?.answeredAt) : []),
];
