import type { Database } from '@kjoreklar/persistence';
import type { HealthChecks } from '@kjoreklar/service-kit';
import { type CircuitBreakers, POSTGRESQL } from '../dependencies/circuit-breakers';

export interface Dependencies {
  readonly health: HealthChecks;
  readonly breakers: CircuitBreakers;
  readonly database: Pick<Database, 'ping'>;
}

/** Readiness by all that has a circuit breaker; the database is asked as well, and one that answers may still be unable to store anything. */
export const checkDependencies = ({ health, breakers, database }: Dependencies): void => {
  for (const breaker of breakers.all()) {
    const isDatabase = breaker.dependency === POSTGRESQL;
    health.add(isDatabase ? 'postgres' : breaker.dependency, async () => {
      if (isDatabase) await database.ping();
      const reason = breaker.unreadyReason();
      if (reason) throw new Error(reason);
    });
  }
};
