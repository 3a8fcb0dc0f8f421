import type { Transaction, TransactionRunner } from './database/sql-runner';
import { DatabaseUnavailableError } from './errors';

export interface GroupCommitOptions<Item, Result> {
  readonly database: TransactionRunner;
  /** Most items of one transaction; 100 unless told otherwise. */
  readonly maxBatch?: number;
  /** Handles a batch in one transaction; gives one result per item, in the order given. */
  readonly flush: (items: readonly Item[], tx: Transaction) => Promise<readonly Result[]>;
  /** Two items of one key never share a batch; the later one waits, so their order is kept. */
  readonly distinctBy?: (item: Item) => string;
  /** Items reach `flush` sorted by this key, so that transactions lock rows in one order and cannot deadlock. */
  readonly orderBy?: (item: Item) => string;
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

const DEFAULT_MAX_BATCH = 100;

const compare = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

/**
 * Understands how to let concurrent work share transactions: what arrives during one commit makes up the next. A lone item is not held up. Where a
 * batch fails, its items are tried one by one, so one bad item never fails another; where the database is away, all of them are told at once.
 */
export class GroupCommit<Item, Result> {
  private waiting: Waiting<Item, Result>[] = [];
  private draining: Promise<void> | undefined;

  constructor(private readonly options: GroupCommitOptions<Item, Result>) {}

  /** Resolves once the item's transaction is committed; rejects with what `flush` or the commit threw for this item. */
  submit(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.draining ??= this.drain();
    });
  }

  /** Resolves once nothing is waiting or under way. */
  async idle(): Promise<void> {
    while (this.draining) await this.draining;
  }

  private async drain(): Promise<void> {
    // What arrives in this turn of the event loop belongs together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.waiting.length > 0) await this.flushBatch(this.nextBatch());
    this.draining = undefined;
  }

  private nextBatch(): Waiting<Item, Result>[] {
    const { maxBatch = DEFAULT_MAX_BATCH, distinctBy = () => undefined, orderBy } = this.options;
    const batch: Waiting<Item, Result>[] = [];
    const later: Waiting<Item, Result>[] = [];
    const keys = new Set<string | undefined>();
    for (const entry of this.waiting) {
      const key = distinctBy(entry.item);
      const fits = batch.length < maxBatch && !keys.has(key);
      if (key !== undefined) keys.add(key);
      (fits ? batch : later).push(entry);
    }
    this.waiting = later;
    return orderBy ? batch.sort((left, right) => compare(orderBy(left.item), orderBy(right.item))) : batch;
  }

  private async flushBatch(batch: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.commit(batch);
      batch.forEach(({ resolve }, index) => resolve(results[index] as Result));
    } catch (error) {
      if (batch.length === 1 || error instanceof DatabaseUnavailableError)
        for (const { reject } of batch) reject(error);
      else for (const entry of batch) await this.flushBatch([entry]);
    }
  }

  private commit(batch: readonly Waiting<Item, Result>[]): Promise<readonly Result[]> {
    return this.options.database.transaction(async (tx) => {
      const results = await this.options.flush(
        batch.map(({ item }) => item),
        tx,
      );
      if (results.length !== batch.length)
        throw new TypeError(`flush gave ${results.length} results for ${batch.length} items`);
      return results;
    });
  }
}
