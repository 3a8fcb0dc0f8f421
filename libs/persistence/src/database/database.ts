import type { Logger } from '@kjoreklar/service-kit';
import type { SqlRunner, Transaction, TransactionRunner } from './sql-runner';

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

export class Database implements SqlRunner, TransactionRunner {
  constructor(readonly options: DatabaseOptions) {}

  query<Row extends object = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: Row[]; rowCount: number }> {
    return Promise.reject(new Error(`not there yet: ${text} ${values?.length ?? 0}`));
  }

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return Promise.reject(new Error(`not there yet ${work.name}`));
  }

  async ping(): Promise<void> {
    await this.query('select 1');
  }

  async close(): Promise<void> {}
}
