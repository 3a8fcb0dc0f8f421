import { type Case, hasWithdrawalPending, isOpen, isSetAside, isWaiting, type Outcome } from './case';
import { replacedBy, withdrawnBySender } from './case-findings';

const endByWithdrawal = ({ withdrawal }: Case): Outcome | null => {
  if (!withdrawal?.answer?.granted || withdrawal.reason === 'EXPIRED') return null;
  const replaced = withdrawal.reason === 'REPLACED';
  return {
    status: replaced ? 'ERSTATTET' : 'TRUKKET',
    errors: [],
    warnings: [replaced ? replacedBy(withdrawal.replacedBy) : withdrawnBySender()],
    decidedAt: withdrawal.answer.answeredAt,
  };
};

/** How the case is to end as things stand; null while that is unknown. A withdrawal that is granted wins over every other outcome. */
export const endOf = (subject: Case): Outcome | null => {
  if (hasWithdrawalPending(subject) && subject.withdrawal?.reason !== 'EXPIRED') return null;
  return endByWithdrawal(subject) ?? subject.outcome;
};

/** A case without an end keeps the later ones of its VIN open, unless EUCARIS is asked again later or a person must act. */
const holdsLaterCases = (subject: Case): boolean => !isWaiting(subject) && !isSetAside(subject);

export interface Closing {
  readonly cases: readonly Case[];
  readonly closed: readonly Case[];
}

/**
 * Closes the cases of one VIN, given in order of `seq`, as far as their order allows, so that an importer hears of a vehicle in the
 * order in which it asked.
 */
export const closeCases = (cases: readonly Case[], now: string): Closing => {
  const closed: Case[] = [];
  let held = false;
  const after = cases.map((subject) => {
    if (held || !isOpen(subject)) return subject;
    const outcome = endOf(subject);
    held = outcome === null && holdsLaterCases(subject);
    if (outcome === null) return subject;
    const end = { ...subject, outcome, closedAt: now };
    closed.push(end);
    return end;
  });
  return { cases: after, closed };
};
