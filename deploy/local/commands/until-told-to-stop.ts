const PARENT_CHECK_INTERVAL_MS = 2_000;

const whenCallerEnds = (stop: () => void): void => {
  const caller = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== caller) stop();
  }, PARENT_CHECK_INTERVAL_MS);
  watch.unref();
};

/** Aborts when the user, or whoever started this process, wants it to end: Ctrl-C, SIGTERM, or npm itself is gone. */
export const untilToldToStop = (): AbortSignal => {
  const told = new AbortController();
  const stop = (): void => told.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('disconnect', stop);
  if (process.env.npm_lifecycle_event) whenCallerEnds(stop);
  return told.signal;
};
