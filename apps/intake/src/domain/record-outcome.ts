import { type Case, isOpen, isSetAside, type Outcome } from './case';
import { type Step, unchanged } from './case-event';
import { endOf } from './close-cases';

export interface StageOutcome extends Outcome {
  /** Times of the stages before, which news of their own may have told already. */
  readonly obtainedAt: string | null;
  readonly checkedAt: string | null;
}

/** A case that was set aside has its place again once its end is known. */
export const resumedWhenEnded = (subject: Case, now: string): Case =>
  isSetAside(subject) && endOf(subject) ? { ...subject, resumedAt: now } : subject;

/** The first outcome stands. Closing is another matter: earlier cases of the VIN go first. */
export const recordOutcome = (
  subject: Case,
  { obtainedAt, checkedAt, ...outcome }: StageOutcome,
  now: string,
): Step => {
  if (!isOpen(subject) || subject.outcome) return unchanged(subject);
  const decided: Case = {
    ...subject,
    outcome,
    obtainedAt: subject.obtainedAt ?? obtainedAt,
    checkedAt: subject.checkedAt ?? checkedAt,
    newsAt: now,
    reminders: 0,
  };
  return { subject: resumedWhenEnded(decided, now), events: [] };
};

/** Closes the door to withdrawal. */
export const recordFirstRegistration = (subject: Case, firstRegisteredOn: string): Step =>
  subject.firstRegisteredOn ? unchanged(subject) : { subject: { ...subject, firstRegisteredOn }, events: [] };
