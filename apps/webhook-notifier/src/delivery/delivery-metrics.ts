import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { DeliveryStatus } from '../domain/delivery';

const resultOf: Readonly<Record<DeliveryStatus, string>> = {
  DELIVERED: 'delivered',
  PENDING: 'to_retry',
  EXHAUSTED: 'exhausted',
  CANCELLED: 'gone',
};

export interface Backlog {
  /** Age of the oldest due delivery that nobody has taken, in milliseconds. */
  oldestDueMs(): Promise<number>;
}

/** What operators see of the callbacks. */
export class DeliveryMetrics {
  private readonly attempts: Counter<'result'>;
  private readonly durations: Histogram;

  constructor(private readonly registry: Registry) {
    const registers = [registry];
    this.attempts = new Counter({
      name: 'webhook_attempts_total',
      help: 'Calls of endpoints, by what came of them',
      labelNames: ['result'],
      registers,
    });
    for (const result of Object.values(resultOf)) this.attempts.inc({ result }, 0);
    this.durations = new Histogram({
      name: 'webhook_attempt_duration_seconds',
      help: 'How long calls of endpoints took',
      buckets: [0.005, 0.025, 0.1, 0.5, 1, 5, 15],
      registers,
    });
  }

  attempted(status: DeliveryStatus, durationMs: number): void {
    this.attempts.inc({ result: resultOf[status] });
    this.durations.observe(durationMs / 1000);
  }

  /** Adds gauges that are read when they are asked for. */
  watch(backlog: Backlog, underWay: () => number): void {
    const registers = [this.registry];
    new Gauge({
      name: 'webhook_due_backlog_age_seconds',
      help: 'Age of the oldest due delivery that no instance has taken',
      registers,
      async collect() {
        this.set((await backlog.oldestDueMs()) / 1000);
      },
    });
    new Gauge({
      name: 'webhook_calls_under_way',
      help: 'Calls of endpoints under way',
      registers,
      collect() {
        this.set(underWay());
      },
    });
  }
}
