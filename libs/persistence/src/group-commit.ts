import type { Transaction, TransactionRunner } from './database/sql-runner';

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

/** Understands how to let concurrent work share transactions: what arrives during one commit makes up the next. */
export class GroupCommit<Item, Result> {
  constructor(private readonly options: GroupCommitOptions<Item, Result>) {}

  submit(item: Item): Promise<Result> {
    return Promise.reject(new Error(`not there yet ${String(item)} ${this.options.maxBatch ?? 0}`));
  }

  /** Resolves once nothing is waiting or under way. */
  async idle(): Promise<void> {}
}
