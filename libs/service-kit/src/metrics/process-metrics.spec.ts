import perfHooks from 'node:perf_hooks';
import { register } from 'prom-client';
import { collectProcessMetrics } from './process-metrics';

describe('collectProcessMetrics', () => {
  afterEach(() => {
    register.clear();
    jest.restoreAllMocks();
  });

  it('sets no timer that wakes an idle process', () => {
    const monitor = jest.spyOn(perfHooks, 'monitorEventLoopDelay');
    collectProcessMetrics();
    for (const [options] of monitor.mock.calls) expect(options?.resolution).toBeGreaterThanOrEqual(60_000);
  });

  it('tells how busy the event loop was since the last time', async () => {
    collectProcessMetrics();
    const busy = async (): Promise<number> => {
      const metrics = await register.getMetricsAsJSON();
      return metrics.find(({ name }) => name === 'nodejs_eventloop_utilization_ratio')?.values[0]?.value as number;
    };
    await busy();
    const until = Date.now() + 200;
    while (Date.now() < until);
    expect(await busy()).toBeGreaterThan(0);
    expect(await busy()).toBeLessThanOrEqual(1);
  });

  it('shows no percentile that it does not measure', async () => {
    collectProcessMetrics();
    const text = await register.metrics();
    expect(text).toContain('nodejs_eventloop_lag_seconds');
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toMatch(/eventloop_lag_(p\d\d|mean|min|max|stddev)/);
  });
});
