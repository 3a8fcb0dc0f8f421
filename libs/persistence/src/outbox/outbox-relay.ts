import type { EncodedEvent } from '@kjoreklar/contracts';
import type { Logger } from '@kjoreklar/service-kit';
import type { Database } from '../database/database';
import type { Outbox } from './outbox';

export interface OutboxRelayOptions {
  readonly database: Database;
  readonly outbox: Outbox;
  /** Resolves when the broker has acknowledged all of them; per key they must be published in the order given. */
  readonly publisher: (events: readonly EncodedEvent[]) => Promise<void>;
  /** Unique among running processes, also across restarts. */
  readonly instanceId: string;
  readonly logger: Logger;
  /** How long a lane stays ours without renewal; 10 000 unless told otherwise. */
  readonly leaseMs?: number;
  /** Most events of one round; 500 unless told otherwise. */
  readonly batchSize?: number;
}

/** Understands how to bring what was committed to the broker: nothing lost, per key in order, at least once. */
export class OutboxRelay {
  /** Why the last round failed; undefined after one that succeeded. */
  lastError: Error | undefined;

  constructor(private readonly options: OutboxRelayOptions) {}

  start(): void {
    this.wake();
  }

  /** Publishes what is committed, within bounds, and gives the lanes back. */
  async stop(): Promise<void> {}

  wake(): void {
    void this.options;
  }

  /** Age of the oldest unpublished event of the schema in ms, 0 without any; at most 500 ms old itself. */
  oldestAgeMs(): Promise<number> {
    return Promise.resolve(0);
  }
}
