import type { Database, Outbox, OutboxRelay } from '@kjoreklar/persistence';
import type { Clock, HealthChecks, Ids, Logger } from '@kjoreklar/service-kit';
import type { CircuitBreakers } from '../dependencies/circuit-breakers';

/** What every event service stands on; the module of the app connects its ports to it. */
export interface EventPlatform {
  readonly name: string;
  readonly logger: Logger;
  readonly database: Database;
  readonly outbox: Outbox;
  readonly relay: OutboxRelay;
  readonly health: HealthChecks;
  /** Stand between the handlers and what they need; an app adds those of what is its own. */
  readonly breakers: CircuitBreakers;
  readonly clock: Clock;
  readonly ids: Ids;
}
