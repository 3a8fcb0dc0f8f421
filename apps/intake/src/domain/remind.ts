import { type Case, hasWithdrawalPending, isOpen, isSetAside, isWaiting } from './case';
import { type Step, type UnnumberedEvent, unchanged } from './case-event';

/** Silence may double this often before the next reminder: no flood when a stage is away for long. */
const MAX_DOUBLINGS = 7;

const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/** A person must act first, or the other services have not heard of it. */
const isLeftAlone = (subject: Case): boolean => isSetAside(subject) || subject.releasedAt === null;

/** When a case should have been heard of; null when nothing is expected of the other services. */
export const newsDueAt = (subject: Case, silenceMs: number): string | null => {
  if (isLeftAlone(subject)) return null;
  const patienceMs = silenceMs * 2 ** Math.min(subject.reminders, MAX_DOUBLINGS);
  if (hasWithdrawalPending(subject)) return later(subject.newsAt, patienceMs);
  if (!isOpen(subject) || subject.outcome) return null;
  const from =
    isWaiting(subject) && subject.askUntil && subject.askUntil > subject.newsAt ? subject.askUntil : subject.newsAt;
  return later(from, patienceMs);
};

const remindersOf = (subject: Case): UnnumberedEvent[] => [
  ...(isOpen(subject) && !subject.outcome ? [{ kind: 'requested', subject } as const] : []),
  ...(hasWithdrawalPending(subject) ? [{ kind: 'withdrawalRequested', subject } as const] : []),
];

/** Says again what was asked of the other services, under the same ids: they answer duplicates with what they answered first. */
export const remind = (subject: Case, silenceMs: number, now: string): Step => {
  const dueAt = newsDueAt(subject, silenceMs);
  if (dueAt === null || dueAt > now) return unchanged(subject);
  const reminded: Case = { ...subject, newsAt: now, reminders: Math.min(subject.reminders + 1, MAX_DOUBLINGS) };
  return { subject: reminded, events: remindersOf(reminded) };
};
