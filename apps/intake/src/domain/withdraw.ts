import { type Case, hasWithdrawalPending, isOpen, statusOf, type Withdrawal } from './case';
import { alreadyFirstRegistered, replacedBy, withdrawnBySender } from './case-findings';
import { type Step, type UnnumberedEvent, unchanged } from './case-event';

/** Why a request to withdraw is refused at once: the vehicle is on the road, or the case ended in a way that leaves nothing to withdraw. */
export type WithdrawalRefusal = 'FIRST_REGISTERED' | 'ENDED';

export const withdrawalRefusal = (subject: Case): WithdrawalRefusal | null => {
  if (subject.firstRegisteredOn) return 'FIRST_REGISTERED';
  if (isOpen(subject) || statusOf(subject) === 'TRUKKET') return null;
  return statusOf(subject) === 'KLAR_TIL_FORSTEGANGSREGISTRERING' ? null : 'ENDED';
};

/** Of a request that nobody has heard of there is nothing to ask the register: the withdrawal stands at once. */
const withdrawUnreleased = (subject: Case, withdrawal: Omit<Withdrawal, 'answer'>): Step => {
  const answer = { granted: true, answeredAt: withdrawal.requestedAt };
  return { subject: { ...subject, withdrawal: { ...withdrawal, answer }, newsAt: withdrawal.requestedAt }, events: [] };
};

export const requestWithdrawal = (subject: Case, withdrawal: Omit<Withdrawal, 'answer'>): Step => {
  if (!subject.releasedAt) return withdrawUnreleased(subject, withdrawal);
  const asked: Case = { ...subject, withdrawal: { ...withdrawal, answer: null }, newsAt: withdrawal.requestedAt };
  return { subject: asked, events: [{ kind: 'withdrawalRequested', subject: asked }] };
};

/** A withdrawal that came of an expired case is not the importer's: until it is granted, the importer may ask as well. */
const isAsked = ({ withdrawal }: Case): boolean =>
  withdrawal !== null && (withdrawal.reason !== 'EXPIRED' || withdrawal.answer?.granted === true);

/** The importer withdraws: the register is asked, once. */
export const withdraw = (subject: Case, now: string): Step =>
  withdrawalRefusal(subject) || isAsked(subject)
    ? unchanged(subject)
    : requestWithdrawal(subject, { reason: 'WITHDRAWN', replacedBy: null, requestedAt: now });

export interface RegisterAnswer {
  readonly granted: boolean;
  readonly reason: 'WITHDRAWN' | 'REPLACED';
  readonly answeredAt: string;
  /** The day of first registration, where that is why it was refused. */
  readonly firstRegisteredOn: string | null;
}

const READY = 'KLAR_TIL_FORSTEGANGSREGISTRERING';

const wordsAfterClosing = ({ withdrawal }: Case, granted: boolean) => {
  if (!granted)
    return { kind: 'withdrawalRefused', status: READY, errors: [alreadyFirstRegistered()], warnings: [] } as const;
  return withdrawal?.reason === 'REPLACED'
    ? ({ kind: 'withdrawn', status: 'ERSTATTET', errors: [], warnings: [replacedBy(withdrawal.replacedBy)] } as const)
    : ({ kind: 'withdrawn', status: 'TRUKKET', errors: [], warnings: [withdrawnBySender()] } as const);
};

const eventsAfterClosing = (subject: Case, { granted, answeredAt }: RegisterAnswer): UnnumberedEvent[] =>
  isOpen(subject) || subject.outcome?.status !== READY
    ? []
    : [{ ...wordsAfterClosing(subject, granted), subject, decidedAt: answeredAt }];

const isAnswered = (subject: Case): boolean => subject.withdrawal !== null && !hasWithdrawalPending(subject);

/** The register's answer is recorded once; after the case has closed as ready, the importer hears it as an event of its own. */
export const recordWithdrawalAnswer = (subject: Case, answer: RegisterAnswer, now: string): Step => {
  if (isAnswered(subject)) return unchanged(subject);
  const { granted, reason, answeredAt, firstRegisteredOn } = answer;
  const asked = subject.withdrawal ?? { reason, replacedBy: null, requestedAt: answeredAt, answer: null };
  const answered: Case = {
    ...subject,
    withdrawal: { ...asked, answer: { granted, answeredAt } },
    firstRegisteredOn: subject.firstRegisteredOn ?? firstRegisteredOn,
    newsAt: now,
    reminders: 0,
  };
  return { subject: answered, events: eventsAfterClosing(answered, answer) };
};
