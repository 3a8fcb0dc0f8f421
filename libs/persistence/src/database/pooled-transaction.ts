import { DatabaseUnavailableError, StatementError, TransactionEndedError } from '../errors';
import type { Session, StatementResult } from './session';
import type { Transaction } from './sql-runner';

const asOutcomeUnknown = (error: unknown): unknown =>
  error instanceof DatabaseUnavailableError
    ? new DatabaseUnavailableError('the connection broke during COMMIT', { cause: error, outcomeUnknown: true })
    : error;

/** PostgreSQL takes no more statements in a transaction of which one failed. */
const IN_FAILED_TRANSACTION = '25P02';

const isConsequence = (error: unknown): boolean =>
  error instanceof StatementError && error.sqlState === IN_FAILED_TRANSACTION;

/** A transaction on one session. BEGIN travels with the first statement, COMMIT with those that nobody waited for. */
export class PooledTransaction implements Transaction {
  private readonly hooks: (() => void)[] = [];
  private begun = false;
  private ended = false;
  /** The latest that is not only a consequence of another. */
  private failure: Error | undefined;
  private lastSettled: Promise<unknown> = Promise.resolve();

  constructor(private readonly session: Session) {}

  query<Row extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: Row[]; rowCount: number }> {
    if (this.ended) return Promise.reject(new TransactionEndedError());
    if (!this.begun) {
      this.begun = true;
      void this.issue('begin');
    }
    return this.issue<Row>(text, values);
  }

  send(text: string, values?: readonly unknown[]): void {
    if (this.ended) throw new TransactionEndedError();
    void this.query(text, values);
  }

  afterCommit(hook: () => void): void {
    this.hooks.push(hook);
  }

  /** Resolves with the hooks to run once everything is stored; throws the first failure otherwise, and nothing is stored. */
  async commit(): Promise<readonly (() => void)[]> {
    this.ended = true;
    if (!this.begun) return this.hooks;
    const { command } = await this.issue('commit').catch((error: unknown) => {
      throw this.failure instanceof StatementError ? this.failure : asOutcomeUnknown(error);
    });
    // PostgreSQL answers COMMIT with ROLLBACK where a statement had failed.
    if (command !== 'COMMIT') throw this.failure ?? new TransactionEndedError();
    return this.hooks;
  }

  /** Never throws: a session that cannot roll back is closed, which rolls back. */
  async rollback(): Promise<void> {
    this.ended = true;
    if (!this.begun) return;
    try {
      await this.lastSettled;
      if (this.session.inTransaction) await this.session.run('rollback');
    } catch {
      this.session.spoil();
    }
  }

  /** A rejection nobody waits for is kept as the transaction's failure and must not end the process. */
  private issue<Row extends object>(text: string, values?: readonly unknown[]): Promise<StatementResult<Row>> {
    const result = this.session.run<Row>(text, values).catch((error: Error) => {
      if (!this.failure || !isConsequence(error)) this.failure = error;
      throw this.failure;
    });
    this.lastSettled = result.catch(() => undefined);
    return result;
  }
}
