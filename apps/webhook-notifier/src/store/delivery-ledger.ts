import { GroupCommit, type SqlRunner, type Transaction, type TransactionRunner } from '@kjoreklar/persistence';
import type { Logger } from '@kjoreklar/service-kit';
import type { ImporterEvent } from '../domain/importer-event';
import { recall, storeArrivals } from './arrivals';
import type {
  ClaimedDelivery,
  Claimer,
  DeliveryOutcome,
  LedgerChanges,
  LedgerEntry,
  LedgerMemory,
} from './delivery-entry';
import { claimDue, oldestDueMs } from './due-deliveries';
import { OneRoundTrip } from './one-round-trip';
import { recordOutcomes, releaseLanes } from './outcomes';

const MOST_PER_TRANSACTION = 200;

const RELEASE_ALL = `
update delivery set claimed_by = null, available_at = now() where status = 'PENDING' and claimed_by = $1`;

const TAKE_OVER = `
update delivery set claimed_by = null, available_at = now()
where status = 'PENDING' and starts_with(claimed_by, $1) and claimed_by <> $2`;

export interface DeliveryLedgerOptions {
  readonly database: TransactionRunner & SqlRunner;
  readonly claimer: Claimer;
  readonly memory: LedgerMemory;
  readonly logger: Logger;
}

/** Two events about one VIN, or two entries about one delivery, take turns: statements do not see what they themselves insert. */
const turnOf = (entry: LedgerEntry): string => {
  if (entry.kind === 'arrival') return `vin ${entry.event.vin}`;
  if (entry.kind === 'recall') return `events ${entry.eventIds.join()}`;
  return entry.kind === 'claimDue' ? 'due' : `vin ${entry.delivery.vin}`;
};

/**
 * Understands how deliveries are kept: all writes of this instance go through one stream of transactions, so that its memory and the
 * database change in the same order. What the database says is claimed by this instance is in its memory.
 */
export class DeliveryLedger {
  private readonly commits: GroupCommit<LedgerEntry, void>;

  constructor(private readonly options: DeliveryLedgerOptions) {
    this.commits = new GroupCommit<LedgerEntry, void>({
      database: new OneRoundTrip(options.database),
      maxBatch: MOST_PER_TRANSACTION,
      distinctBy: turnOf,
      orderBy: turnOf,
      flush: (entries, tx) => this.flush(entries, tx),
    });
  }

  /** Resolves when the entry is committed. */
  submit(entry: LedgerEntry): Promise<void> {
    return this.commits.submit(entry);
  }

  /** What instances whose name begins so have claimed is free again; only where no such instance can be alive. */
  async takeOver(namePrefix: string): Promise<number> {
    const { database, claimer } = this.options;
    return (await database.query(TAKE_OVER, [namePrefix, claimer.instanceId])).rowCount;
  }

  /** Gives back all that this instance has claimed, once nothing of it is under way. */
  async releaseAll(): Promise<void> {
    await this.commits.idle();
    await this.options.database.query(RELEASE_ALL, [this.options.claimer.instanceId]);
  }

  oldestDueMs(): Promise<number> {
    return oldestDueMs(this.options.database);
  }

  /** Issues everything without waiting; memory changes once it is committed. */
  private async flush(entries: readonly LedgerEntry[], tx: Transaction): Promise<readonly void[]> {
    const issued = this.issue(sortOut(entries), tx);
    issued.catch(() => undefined);
    tx.afterCommit(() => {
      issued.then(
        (result) => this.committed(result),
        (error: unknown) => this.options.logger.error({ err: error }, 'what was committed is not in memory'),
      );
    });
    return entries.map(() => undefined);
  }

  private async issue(sorted: SortedEntries, tx: Transaction): Promise<FlushResult> {
    const { claimer, memory } = this.options;
    const { events, outcomes, released, recalled, polled } = sorted;
    const full = memory.rooms().flatMap(({ endpointId, room }) => (room > 0 ? [] : [endpointId]));
    const [arrivals, followers, , found, due] = await Promise.all([
      events.length > 0 ? storeArrivals(tx, events, claimer, full) : nothing,
      recordOutcomes(tx, outcomes, claimer),
      releaseLanes(tx, released, claimer),
      recalled.length > 0 ? recall(tx, recalled, claimer) : [],
      polled ? claimDue(tx, claimer, memory) : nothing,
    ]);
    return {
      outcomes,
      released,
      claimed: [...arrivals.claimed, ...followers, ...found, ...due.claimed],
      backlog: [...arrivals.backlog, ...due.backlog],
      polled,
      seenBefore: arrivals.seenBefore,
    };
  }

  private committed({ seenBefore, ...changes }: FlushResult): void {
    this.options.memory.committed(changes);
    // Should this fail, the lease ends, and the next poll finds them.
    if (seenBefore.length > 0) this.submit({ kind: 'recall', eventIds: seenBefore }).catch(() => undefined);
  }
}

interface FlushResult extends LedgerChanges {
  readonly seenBefore: readonly string[];
}

interface SortedEntries {
  readonly events: readonly ImporterEvent[];
  readonly outcomes: readonly DeliveryOutcome[];
  readonly released: readonly ClaimedDelivery[];
  readonly recalled: readonly string[];
  readonly polled: boolean;
}

const sortOut = (entries: readonly LedgerEntry[]): SortedEntries => ({
  events: entries.flatMap((entry) => (entry.kind === 'arrival' ? [entry.event] : [])),
  outcomes: entries.flatMap((entry) => (entry.kind === 'outcome' ? [entry] : [])),
  released: entries.flatMap((entry) => (entry.kind === 'release' ? [entry.delivery] : [])),
  recalled: entries.flatMap((entry) => (entry.kind === 'recall' ? entry.eventIds : [])),
  polled: entries.some(({ kind }) => kind === 'claimDue'),
});

const nothing = { claimed: [], backlog: [], seenBefore: [] };
