import type { SqlRunner, Transaction, TransactionRunner } from '@kjoreklar/persistence';

type Answer = { rows: object[]; rowCount: number };

interface Statement {
  readonly text: string;
  readonly values: readonly unknown[] | undefined;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Takes statements down; none runs before all are there. */
class StatementList implements Transaction {
  readonly statements: Statement[] = [];
  readonly hooks: (() => void)[] = [];

  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<{ rows: Row[]; rowCount: number }> {
    const answer = new Promise<Answer>((resolve, reject) => this.statements.push({ text, values, resolve, reject }));
    return answer as Promise<{ rows: Row[]; rowCount: number }>;
  }

  send(text: string, values?: readonly unknown[]): void {
    this.query(text, values).catch(() => undefined);
  }

  afterCommit(hook: () => void): void {
    this.hooks.push(hook);
  }
}

const run = (on: SqlRunner, { text, values, resolve, reject }: Statement): Promise<void> => {
  const answer = on.query<object>(text, values);
  answer.then(resolve, reject);
  return answer.then(() => undefined);
};

/**
 * Runs transactions whose statements do not wait for each other: several go out with their COMMIT in one round trip, and one alone goes
 * without BEGIN and COMMIT, which would cost more than it does. Work that waits for a statement's answer would wait for ever.
 */
export class OneRoundTrip implements TransactionRunner {
  constructor(private readonly database: TransactionRunner & SqlRunner) {}

  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const list = new StatementList();
    const value = await work(list);
    await this.runAll(list.statements);
    for (const hook of list.hooks) hook();
    return value;
  }

  private async runAll(statements: readonly Statement[]): Promise<void> {
    const [only, ...others] = statements;
    if (!only) return;
    if (others.length === 0) return run(this.database, only);
    return this.database.transaction(async (tx) => {
      // What fails makes COMMIT fail, and whoever issued it is told.
      for (const statement of statements) run(tx, statement).catch(() => undefined);
    });
  }
}
