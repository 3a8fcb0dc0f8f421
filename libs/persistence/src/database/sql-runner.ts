export interface SqlRunner {
  /**
   * Runs one statement. With `values` it is prepared once per connection and reused by its text; without, it goes as plain text, and may be
   * several statements.
   *
   * @throws DatabaseUnavailableError, StatementError
   */
  query<Row extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: Row[]; rowCount: number }>;
}

/**
 * Statements issued without waiting in between share a round trip: `await Promise.all([tx.query(…), tx.query(…)])`. They run in the order
 * of issue; after one has failed, all later ones fail and the transaction rolls back.
 */
export interface Transaction extends SqlRunner {
  /** Runs once COMMIT is acknowledged, never after a rollback. Synchronous and quick: whatever it throws is only logged. */
  afterCommit(hook: () => void): void;
  /** A statement whose result nobody needs: it shares a round trip with COMMIT, and its failure is the transaction's failure. */
  send(text: string, values?: readonly unknown[]): void;
}

/** What can run a transaction; Database in production. */
export interface TransactionRunner {
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}
