import type { CaseStatus, TerminalCaseStatus } from '@kjoreklar/code-lists';
import type { Finding } from '@kjoreklar/domain';

/** What the importer asked for, numbered and timed; never changes. Instants are ISO 8601 in UTC, dates ISO 8601. */
export interface CaseRequest {
  readonly meldingId: string;
  readonly vin: string;
  /** Number among the requests about the VIN, in order of acceptance. */
  readonly seq: number;
  readonly organisation: string;
  readonly clientReference: string | null;
  readonly taxGroup: string;
  readonly seats: number | null;
  readonly waitUntil: string | null;
  readonly receivedAt: string;
  readonly traceparent: string | null;
}

/** How a case ends, or will end once it may close. */
export interface Outcome {
  readonly status: TerminalCaseStatus;
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly decidedAt: string;
}

export interface WithdrawalAnswer {
  readonly granted: boolean;
  readonly answeredAt: string;
}

/** The register decides every withdrawal; until it has answered, the case keeps its outcome to itself. */
export interface Withdrawal {
  /** `EXPIRED`: the case ended by itself, and the register is told that this request may change nothing any more. */
  readonly reason: 'WITHDRAWN' | 'REPLACED' | 'EXPIRED';
  readonly replacedBy: string | null;
  readonly requestedAt: string;
  readonly answer: WithdrawalAnswer | null;
}

/** One request for pre-registration, from acceptance to its end. */
export interface Case extends CaseRequest {
  /** When the other services were told of the request; until then it waits in the backlog for its turn. */
  readonly releasedAt: string | null;
  readonly awaitedAt: string | null;
  readonly askUntil: string | null;
  readonly obtainedAt: string | null;
  readonly checkedAt: string | null;
  readonly setAsideAt: string | null;
  /** When a case that was set aside went on. */
  readonly resumedAt: string | null;
  readonly outcome: Outcome | null;
  readonly withdrawal: Withdrawal | null;
  readonly firstRegisteredOn: string | null;
  /** From here on `outcome` stands for ever. */
  readonly closedAt: string | null;
  /** When the last news of the case came; the request is published again when there is none for long. */
  readonly newsAt: string;
  readonly reminders: number;
}

export const openCase = (request: CaseRequest): Case => ({
  ...request,
  releasedAt: null,
  awaitedAt: null,
  askUntil: null,
  obtainedAt: null,
  checkedAt: null,
  setAsideAt: null,
  resumedAt: null,
  outcome: null,
  withdrawal: null,
  firstRegisteredOn: null,
  closedAt: null,
  newsAt: request.receivedAt,
  reminders: 0,
});

export const isOpen = (subject: Case): boolean => subject.closedAt === null;

export const isSetAside = (subject: Case): boolean =>
  isOpen(subject) && subject.setAsideAt !== null && subject.resumedAt === null;

/** Accepted, and none of the other services has heard of it. */
export const isInBacklog = (subject: Case): boolean =>
  isOpen(subject) && subject.releasedAt === null && subject.withdrawal === null;

/** EUCARIS has no certificate yet and is asked again later. */
export const isWaiting = (subject: Case): boolean =>
  isOpen(subject) && subject.outcome === null && subject.awaitedAt !== null && subject.obtainedAt === null;

/** The register has been asked to withdraw the request and has not answered. */
export const hasWithdrawalPending = (subject: Case): boolean =>
  subject.withdrawal !== null && subject.withdrawal.answer === null;

/** Ready for first registration, then withdrawn. */
export const isUndone = (subject: Case): boolean =>
  !isOpen(subject) &&
  subject.outcome?.status === 'KLAR_TIL_FORSTEGANGSREGISTRERING' &&
  subject.withdrawal?.answer?.granted === true;

/** The other services are at work on it, so it takes a place: one that waits for EUCARIS or for a person takes none. */
export const isUnfinished = (subject: Case): boolean =>
  isOpen(subject) &&
  subject.releasedAt !== null &&
  subject.outcome === null &&
  !isWaiting(subject) &&
  !isSetAside(subject);

const stageOf = (subject: Case): CaseStatus => {
  if (isSetAside(subject)) return 'TIL_MANUELL_BEHANDLING';
  if (!subject.releasedAt) return 'MOTTATT';
  if (subject.checkedAt) return 'REGISTRERER';
  if (subject.obtainedAt) return 'KONTROLLERER';
  return subject.awaitedAt ? 'VENTER_PA_ECOC' : 'HENTER_ECOC';
};

/** What the importer sees. */
export const statusOf = (subject: Case): CaseStatus => {
  if (isOpen(subject) || !subject.outcome) return stageOf(subject);
  if (!isUndone(subject)) return subject.outcome.status;
  return subject.withdrawal?.reason === 'REPLACED' ? 'ERSTATTET' : 'TRUKKET';
};
