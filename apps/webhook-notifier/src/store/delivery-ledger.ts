import { GroupCommit, type SqlRunner, type Transaction, type TransactionRunner } from '@kjoreklar/persistence';
import { storeArrivals } from './arrivals';
import type { Claimer, LedgerChanges, LedgerEntry, LedgerMemory } from './delivery-entry';
import { claimDue, oldestDueMs } from './due-deliveries';
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
}

/** Two events about one VIN, or two entries about one delivery, take turns: statements do not see what they themselves insert. */
const turnOf = (entry: LedgerEntry): string => {
  if (entry.kind === 'arrival') return `vin ${entry.event.vin}`;
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
      database: options.database,
      maxBatch: MOST_PER_TRANSACTION,
      distinctBy: turnOf,
      orderBy: turnOf,
      flush: (entries, tx) => this.flush(entries, tx),
    });
  }

  /** Resolves when the entry is committed and memory knows of it. */
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

  private async flush(entries: readonly LedgerEntry[], tx: Transaction): Promise<readonly void[]> {
    const { claimer, memory } = this.options;
    const events = entries.flatMap((entry) => (entry.kind === 'arrival' ? [entry.event] : []));
    const outcomes = entries.flatMap((entry) => (entry.kind === 'outcome' ? [entry] : []));
    const released = entries.flatMap((entry) => (entry.kind === 'release' ? [entry.delivery] : []));
    const polled = entries.some(({ kind }) => kind === 'claimDue');
    const full = memory.rooms().flatMap(({ endpointId, room }) => (room > 0 ? [] : [endpointId]));
    const [arrivals, followers, , due] = await Promise.all([
      events.length > 0 ? storeArrivals(tx, events, claimer, full) : nothing,
      recordOutcomes(tx, outcomes, claimer),
      releaseLanes(tx, released, claimer),
      polled ? claimDue(tx, claimer, memory) : nothing,
    ]);
    const changes: LedgerChanges = {
      outcomes,
      released,
      claimed: [...arrivals.claimed, ...followers, ...due.claimed],
      backlog: [...arrivals.backlog, ...due.backlog],
      polled,
    };
    tx.afterCommit(() => memory.committed(changes));
    return entries.map(() => undefined);
  }
}

const nothing = { claimed: [], backlog: [] };
