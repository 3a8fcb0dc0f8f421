export interface Patience {
  readonly timeoutMs: number;
  readonly intervalMs?: number;
}

const DEFAULT_INTERVAL_MS = 20;

/** Tries the check until it does not throw, and gives its result; after the time-out, throws what it threw last. */
export const eventually = async <Result>(
  check: () => Result | Promise<Result>,
  { timeoutMs, intervalMs = DEFAULT_INTERVAL_MS }: Patience,
): Promise<Result> => {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
};
