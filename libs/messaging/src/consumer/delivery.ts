import type { ParkedFailure } from '@kjoreklar/persistence';
import type { Burial } from '../handling/dead-letter';
import type { IncomingMessage } from '../handling/incoming-message';
import type { Route } from '../handling/route';
import type { TrackedOffset } from '../scheduling/offset-tracker';
import type { PartitionFlow } from './partition-flow';

/** One message on its way through the engine. */
export interface Delivery {
  readonly route: Route;
  readonly flow: PartitionFlow;
  readonly tracked: TrackedOffset;
  readonly message: IncomingMessage;
  /** Tries so far. */
  attempts: number;
  /** Of the monotonic clock, in milliseconds; set by the first failure. */
  failedAtMs?: number;
  failures: readonly ParkedFailure[];
  /** Set once it is to wait in PostgreSQL, until it does; in milliseconds. */
  parkForMs?: number;
  /** Set once it is given up, until the dead letter is acknowledged. */
  burial?: Burial;
  burialTries: number;
}
