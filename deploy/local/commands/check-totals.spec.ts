import { checkTotals, describeTotals, EXIT_SKIPPED, jestTotals, sum } from './check-totals.ts';

const result = {
  numPassedTests: 10,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  numRuntimeErrorTestSuites: 0,
};

describe('totals of the checks', () => {
  it('are the sums over jest runs and the other checks', () => {
    const all = sum([checkTotals(0), checkTotals(1), checkTotals(EXIT_SKIPPED), jestTotals(result, 0)]);
    expect(describeTotals(all)).toBe('11 passed, 1 failed, 3 skipped');
  });

  it('count a test file that could not be run as a failure', () => {
    expect(jestTotals({ ...result, numRuntimeErrorTestSuites: 2 }, 1).failed).toBe(2);
  });

  it('count a run that ended badly, or left no result, as a failure', () => {
    expect(jestTotals(result, 1).failed).toBe(1);
    expect(jestTotals(undefined, 0).failed).toBe(1);
  });
});
