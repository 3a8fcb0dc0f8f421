import { type Case, isOpen, isSetAside, type Outcome } from './case';
import { neverFinished, withdrawalUnanswered } from './case-findings';
import { type Step, unchanged } from './case-event';
import { endOf } from './close-cases';
import { requestWithdrawal } from './withdraw';

/** A message of the case went to the dead letters: a person must act, and later cases of the VIN go on meanwhile. */
export const setAside = (subject: Case, now: string): Step =>
  !isOpen(subject) || endOf(subject) || isSetAside(subject)
    ? unchanged(subject)
    : { subject: { ...subject, setAsideAt: now, resumedAt: null }, events: [] };

const lastOutcome = ({ outcome }: Case, now: string): Outcome =>
  outcome
    ? { ...outcome, warnings: [...outcome.warnings, withdrawalUnanswered()] }
    : { status: 'FEILET', errors: [neverFinished()], warnings: [], decidedAt: now };

/**
 * Nobody took the case up in time, so it ends: as FEILET, or by the outcome that only a withdrawal without answer kept back. The register
 * is told that the request may change nothing any more.
 */
export const expire = (subject: Case, setAsideBefore: string, now: string): Step => {
  const isDue = isSetAside(subject) && (subject.setAsideAt ?? now) < setAsideBefore;
  if (!isDue || endOf(subject)) return unchanged(subject);
  const ended: Case = { ...subject, outcome: lastOutcome(subject, now) };
  return requestWithdrawal(ended, { reason: 'EXPIRED', replacedBy: null, requestedAt: now });
};
