import type { Database, SqlRunner, Transaction, TransactionRunner } from '@kjoreklar/persistence';

/** A database that can be cut off from its process: from then on nothing is written and nothing is answered, as after a kill. */
export class StallingDatabase implements TransactionRunner, SqlRunner {
  private stalled = false;

  constructor(private readonly database: Database) {}

  stall(): void {
    this.stalled = true;
  }

  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<{ rows: Row[]; rowCount: number }> {
    return this.stalled ? new Promise(() => undefined) : this.database.query<Row>(text, values);
  }

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.stalled ? new Promise(() => undefined) : this.database.transaction(work);
  }
}
