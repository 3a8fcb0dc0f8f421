import { performance } from 'node:perf_hooks';
import { collectDefaultMetrics, Gauge, register } from 'prom-client';

/** The library's lag metrics wake the process by a timer; every hundredth of a second unless told otherwise. */
const SELDOM_MS = 60_000;

/** What that timer would have measured, and does not when it fires so seldom. */
const needTheTimer = ['min', 'max', 'mean', 'stddev', 'p50', 'p90', 'p99'].map(
  (part) => `nodejs_eventloop_lag_${part}_seconds`,
);

/**
 * Process metrics for `/metrics` that cost nothing while nobody asks: an idle service stays asleep. How busy the event loop is, as a share
 * of the time since the last scrape (`nodejs_eventloop_utilization_ratio`, 0 to 1), takes the place of lag percentiles.
 */
export const collectProcessMetrics = (): void => {
  collectDefaultMetrics({ eventLoopMonitoringPrecision: SELDOM_MS });
  for (const name of needTheTimer) register.removeSingleMetric(name);
  let before = performance.eventLoopUtilization();
  new Gauge({
    name: 'nodejs_eventloop_utilization_ratio',
    help: 'Share of the time since the last scrape in which the event loop was busy.',
    collect() {
      const now = performance.eventLoopUtilization();
      this.set(performance.eventLoopUtilization(now, before).utilization);
      before = now;
    },
  });
};
