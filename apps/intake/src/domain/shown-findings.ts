import type { Finding } from '@kjoreklar/domain';
import { type Case, isUndone } from './case';
import { alreadyFirstRegistered, replacedBy, withdrawnBySender } from './case-findings';

export interface ShownFindings {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** What a withdrawal that was asked for after the end came to. */
const afterword = (subject: Case): Finding[] => {
  const { withdrawal } = subject;
  if (isUndone(subject))
    return [withdrawal?.reason === 'REPLACED' ? replacedBy(withdrawal.replacedBy) : withdrawnBySender()];
  return withdrawal?.answer?.granted === false ? [alreadyFirstRegistered()] : [];
};

/** What the importer sees; an outcome that still waits for its turn is not final and not shown. */
export const shownFindings = (subject: Case): ShownFindings => {
  if (!subject.closedAt || !subject.outcome) return { errors: [], warnings: [] };
  const { errors, warnings } = subject.outcome;
  return { errors, warnings: [...warnings, ...afterword(subject)] };
};
