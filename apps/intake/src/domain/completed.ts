import type { Case } from './case';
import type { UnnumberedEvent } from './case-event';

/** What the importer hears of a case that has closed. */
export const completed = (subject: Case): UnnumberedEvent[] =>
  subject.outcome ? [{ kind: 'completed', subject, ...subject.outcome }] : [];
