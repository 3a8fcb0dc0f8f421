export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What jest writes with `--json`, as far as it is counted here. */
export interface JestResult {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  /** Files that could not even be run. */
  readonly numRuntimeErrorTestSuites: number;
}

/** A jest run that ends badly is a failure even where no test of it failed (a set-up that throws, a crash). */
export const jestTotals = (result: JestResult | undefined, exitCode: number): Totals => {
  if (!result) return { passed: 0, failed: 1, skipped: 0 };
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    failed: exitCode === 0 ? failed : Math.max(1, failed),
    skipped: result.numPendingTests + result.numTodoTests,
  };
};

/** Of a check that is no test suite; it says by exit code 3 that what it needs is not on this machine. */
export const EXIT_SKIPPED = 3;
export const checkTotals = (exitCode: number): Totals => ({
  passed: Number(exitCode === 0),
  failed: Number(exitCode !== 0 && exitCode !== EXIT_SKIPPED),
  skipped: Number(exitCode === EXIT_SKIPPED),
});

export const sum = (totals: readonly Totals[]): Totals => ({
  passed: totals.reduce((count, { passed }) => count + passed, 0),
  failed: totals.reduce((count, { failed }) => count + failed, 0),
  skipped: totals.reduce((count, { skipped }) => count + skipped, 0),
});

export const describeTotals = ({ passed, failed, skipped }: Totals): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
