import type { ParkedFailure } from '@kjoreklar/persistence';

const MOST_FAILURES = 10;
const LONGEST_MESSAGE = 200;

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : error.name;
};

/** The failures so far and one more: the first is kept, and the latest. */
export const withFailure = (
  failures: readonly ParkedFailure[],
  failure: { readonly error: unknown; readonly attempt: number; readonly at: Date },
): ParkedFailure[] => {
  const { error, attempt, at } = failure;
  const message = (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_MESSAGE);
  const all = [...failures, { at: at.toISOString(), attempt, code: codeOf(error), message }];
  return all.length <= MOST_FAILURES ? all : [...all.slice(0, 1), ...all.slice(1 - MOST_FAILURES)];
};
