import { ConsecutiveBreaker } from 'cockatiel';
import type { Logger } from '@kjoreklar/service-kit';
import type { MessagingMetrics } from '../metrics/messaging-metrics';
import { CircuitBreaker } from './circuit-breaker';
import { FailingShare } from './failing-share';

/** What `DatabaseUnavailableError` names. */
export const POSTGRESQL = 'postgresql';

const POSTGRESQL_FAILURES = 5;

/** For the database of a service: nearly every call needs it, so a few failures in succession say that it is away. */
export const postgresqlBreaker = (): CircuitBreaker =>
  new CircuitBreaker({
    dependency: POSTGRESQL,
    breaker: new ConsecutiveBreaker(POSTGRESQL_FAILURES),
    probeAfterMs: [500, 1_000, 2_000, 3_000],
  });

/** For a service outside: it is away when three of four calls in ten seconds have failed, and there were ten or more, or when twenty in a row have. */
export const outsideBreaker = (dependency: string): CircuitBreaker =>
  new CircuitBreaker({
    dependency,
    breaker: new FailingShare({ share: 0.75, lastMs: 10_000, fewest: 10, inARow: 20 }),
    probeAfterMs: [1_000, 2_000, 5_000, 10_000],
  });

/** The breakers of a service, by what they protect. */
export class CircuitBreakers {
  private readonly byName = new Map<string, CircuitBreaker>();

  constructor(
    private readonly metrics: Pick<MessagingMetrics, 'openBreakers' | 'breakerOpenings'>,
    private readonly logger: Logger,
  ) {}

  add(breaker: CircuitBreaker): CircuitBreaker {
    const { dependency } = breaker;
    this.byName.set(dependency, breaker);
    this.metrics.openBreakers.labels(dependency).set(0);
    breaker.onChange((isOpen) => {
      this.metrics.openBreakers.labels(dependency).set(Number(isOpen));
      if (isOpen) this.metrics.breakerOpenings.labels(dependency).inc();
      if (isOpen)
        this.logger.warn({ dependency, reason: breaker.unreadyReason() }, 'a dependency is away; it is probed');
      else this.logger.info({ dependency }, 'a dependency is back');
    });
    return breaker;
  }

  all(): CircuitBreaker[] {
    return [...this.byName.values()];
  }

  /** Those of `needs` and of the database. Throws RangeError where a need has none. */
  for(needs: readonly string[] = []): CircuitBreaker[] {
    const database = this.byName.get(POSTGRESQL);
    return [...(database ? [database] : []), ...needs.map((name) => this.get(name))];
  }

  private get(name: string): CircuitBreaker {
    const breaker = this.byName.get(name);
    if (!breaker) throw new RangeError(`a handler needs ${name}, which has no circuit breaker`);
    return breaker;
  }
}
