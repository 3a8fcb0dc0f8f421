import type { LoadResult } from '../load/load-run';

/** Nothing is violated, and those named were looked at; fails with what did not hold. */
export const expectSound = ({ report, figures, historyFile }: LoadResult, lookedAt: readonly string[]): void => {
  const violated = report.verdicts.filter(({ verdict }) => verdict === 'violated');
  if (violated.length > 0) process.stderr.write(`what was observed: ${historyFile}\n`);
  expect(violated).toEqual([]);
  const held = report.verdicts.filter(({ verdict }) => verdict === 'held').map(({ id }) => id);
  expect(held).toEqual(expect.arrayContaining([...lookedAt]));
  expect(figures.accepted).toBeGreaterThan(0);
};
