import { Pool, TypeOverrides, types } from 'pg';
import type { Logger } from '@kjoreklar/service-kit';
import { classifyError } from './classify-error';
import { connectionOptions } from './connection-options';
import { PooledTransaction } from './pooled-transaction';
import { Session } from './session';
import type { SqlRunner, Transaction, TransactionRunner } from './sql-runner';
import { StatementNames } from './statement-names';

export interface DatabaseOptions {
  readonly connectionString: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** The only schema on the search path. */
  readonly schema: string;
  /** Most connections at a time; 6 unless told otherwise. */
  readonly poolSize?: number;
  readonly logger: Logger;
}

const DEFAULT_POOL_SIZE = 6;

/** A `date` is a legal date and comes as `YYYY-MM-DD`; as an instant it would be another day in another time zone. */
const rowTypes = (): TypeOverrides => {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.DATE, (text: string) => text);
  return overrides;
};

/** Understands how to talk to PostgreSQL: a server that goes away fails statements, never the process. */
export class Database implements SqlRunner, TransactionRunner {
  private readonly pool: Pool;
  private readonly names = new StatementNames();
  private closing: Promise<void> | undefined;

  constructor(readonly options: DatabaseOptions) {
    this.pool = new Pool({
      ...connectionOptions(options),
      pipeline: true,
      max: options.poolSize ?? DEFAULT_POOL_SIZE,
      idleTimeoutMillis: 0,
      types: rowTypes(),
    });
    this.pool.on('error', (error) => options.logger.warn({ err: error }, 'an idle database connection was lost'));
    // A connection lost while held fails its statements; the event itself must have a listener, or the process ends.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  async query<Row extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: Row[]; rowCount: number }> {
    const session = await this.acquire();
    try {
      return await session.run<Row>(text, values);
    } finally {
      session.release();
    }
  }

  /**
   * Runs `work` in a transaction: COMMIT when it resolves, ROLLBACK when it throws. The isolation is READ COMMITTED. Trying again is the
   * caller's decision.
   *
   * @throws whatever `work` throws; DatabaseUnavailableError (with `outcomeUnknown` where COMMIT was not answered); StatementError
   */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const session = await this.acquire();
    const { value, hooks } = await this.runTransaction(session, work).finally(() => session.release());
    for (const hook of hooks) this.runHook(hook);
    return value;
  }

  /** @throws DatabaseUnavailableError */
  async ping(): Promise<void> {
    await this.query('select 1');
  }

  /** Waits for connections in use to be given back. */
  close(): Promise<void> {
    this.closing ??= this.pool.end();
    return this.closing;
  }

  private async runTransaction<T>(
    session: Session,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<{ value: T; hooks: readonly (() => void)[] }> {
    const tx = new PooledTransaction(session);
    try {
      const value = await work(tx);
      return { value, hooks: await tx.commit() };
    } catch (error) {
      await tx.rollback();
      throw error;
    }
  }

  private runHook(hook: () => void): void {
    try {
      hook();
    } catch (error) {
      this.options.logger.error({ err: error }, 'a hook failed after its commit');
    }
  }

  private async acquire(): Promise<Session> {
    try {
      return new Session(await this.pool.connect(), this.names);
    } catch (error) {
      throw classifyError(error);
    }
  }
}
