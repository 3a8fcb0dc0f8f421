import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import { classifyError, spoilsConnection } from './classify-error';
import type { StatementNames } from './statement-names';

export interface StatementResult<Row extends object> {
  readonly rows: Row[];
  readonly rowCount: number;
  /** `COMMIT`, `ROLLBACK`, `SELECT`, …: what PostgreSQL says it did. */
  readonly command: string;
}

const lastOf = <Row extends object>(result: QueryResult<Row> | QueryResult<Row>[]): QueryResult<Row> =>
  Array.isArray(result) ? (result[result.length - 1] as QueryResult<Row>) : result;

/**
 * A connection of the pool while someone holds it. Statements are pipelined: each goes out at once and is answered in order, every one with its
 * own Sync, so that a failed statement by itself does not stop those behind it (inside a transaction PostgreSQL refuses them with 25P02).
 */
export class Session {
  private spoiled = false;

  constructor(
    private readonly client: PoolClient,
    private readonly names: StatementNames,
  ) {}

  run<Row extends object>(text: string, values?: readonly unknown[]): Promise<StatementResult<Row>> {
    const name = values && this.names.of(text);
    const statement: QueryConfig = {
      text,
      ...(values ? { values: values as unknown[] } : {}),
      ...(name ? { name } : {}),
    };
    return new Promise((resolve, reject) => {
      this.client.query<Row>(statement, (error: Error | undefined, result) => {
        if (error) {
          this.spoiled ||= spoilsConnection(error);
          reject(classifyError(error));
          return;
        }
        const { rows, rowCount, command } = lastOf(result);
        resolve({ rows, rowCount: rowCount ?? 0, command });
      });
    });
  }

  get inTransaction(): boolean {
    return this.client.getTransactionStatus() !== 'I';
  }

  /** Gives the connection back; a spoiled one is closed instead. */
  release(): void {
    this.client.release(this.spoiled);
  }

  spoil(): void {
    this.spoiled = true;
  }
}
