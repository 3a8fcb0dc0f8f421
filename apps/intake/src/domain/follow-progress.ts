import { type Case, isOpen, isSetAside } from './case';
import { type Step, unchanged } from './case-event';

/** A stage that the case has passed; instants are ISO 8601. */
export type Progress =
  | { readonly stage: 'awaited'; readonly at: string; readonly askUntil: string }
  | { readonly stage: 'obtained' | 'checked'; readonly at: string };

type StageTimes = Pick<Case, 'awaitedAt' | 'askUntil' | 'obtainedAt' | 'checkedAt'>;

/** The first news of a stage stands, so a case is never turned back. */
const stageTimes = (subject: Case, progress: Progress): Partial<StageTimes> => {
  switch (progress.stage) {
    case 'awaited':
      return subject.awaitedAt ? {} : { awaitedAt: progress.at, askUntil: progress.askUntil };
    case 'obtained':
      return subject.obtainedAt ? {} : { obtainedAt: progress.at };
    case 'checked':
      return subject.checkedAt ? {} : { checkedAt: progress.at };
  }
};

const goesOn = (subject: Case, at: string): boolean => isSetAside(subject) && (subject.setAsideAt ?? at) < at;

/** What came of a request so far; news of a case that was set aside, from after that, takes it up again. */
export const followProgress = (subject: Case, progress: Progress, now: string): Step => {
  if (!isOpen(subject)) return unchanged(subject);
  const times = stageTimes(subject, progress);
  const resumed = goesOn(subject, progress.at) ? { resumedAt: now } : {};
  const news = { ...times, ...resumed };
  if (Object.keys(news).length === 0) return unchanged(subject);
  return { subject: { ...subject, ...news, newsAt: now, reminders: 0 }, events: [] };
};
