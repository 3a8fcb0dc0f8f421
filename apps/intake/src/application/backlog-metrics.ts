import { Counter, Gauge, type Registry } from 'prom-client';
import type { TimedPart } from '../domain/refuse-request';

export interface BacklogMetricsParts {
  readonly registry: Registry;
  readonly backlog: { read(): Promise<readonly TimedPart[]> };
  readonly nowMs: () => number;
}

const sum = (parts: readonly TimedPart[], of: (part: TimedPart) => number): number =>
  parts.reduce((total, part) => total + of(part), 0);

/** What operators see of requests that wait for their turn; which organisation's they are is no business of a label. */
export class BacklogMetrics {
  private readonly releases: Counter<'way'>;

  constructor({ registry, backlog, nowMs }: BacklogMetricsParts) {
    this.releases = new Counter({
      name: 'intake_released_total',
      help: 'Requests told to the other services: at once when they were accepted, or from the backlog',
      labelNames: ['way'],
      registers: [registry],
    });
    for (const way of ['at_once', 'from_backlog']) this.releases.inc({ way }, 0);
    const gauge = (name: string, help: string, of: (parts: readonly TimedPart[]) => number): Gauge =>
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          this.set(of(await backlog.read()));
        },
      });
    gauge('intake_backlog_requests', 'Accepted requests that wait for their turn', (parts) =>
      sum(parts, ({ waiting }) => waiting),
    );
    gauge('intake_backlog_age_seconds', 'Age of the oldest of them', (parts) =>
      Math.max(0, ...parts.map(({ oldestAt }) => (oldestAt ? (nowMs() - oldestAt.getTime()) / 1_000 : 0))),
    );
    gauge('intake_places_taken', 'Places that requests take with the other services', (parts) =>
      sum(parts, ({ unfinished }) => unfinished),
    );
  }

  released(way: 'at_once' | 'from_backlog', number: number): void {
    if (number > 0) this.releases.inc({ way }, number);
  }
}
