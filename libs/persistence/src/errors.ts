/** Thrown when PostgreSQL cannot be reached, refuses connections, ends one, runs out of resources or does not answer in time: try again later. */
export class DatabaseUnavailableError extends Error {
  readonly code = 'PERSISTENCE_DATABASE_UNAVAILABLE';
  /** What is away, for whoever decides whether to go on asking. */
  readonly dependency = 'postgresql';
  /** SQLSTATE, when PostgreSQL itself gave the reason. */
  readonly sqlState: string | undefined;
  /** True when the connection broke while COMMIT was under way: the work may or may not be stored. */
  readonly outcomeUnknown: boolean;

  constructor(reason: string, options: { cause?: unknown; sqlState?: string; outcomeUnknown?: boolean } = {}) {
    super(`the database is not available: ${reason}`, { cause: options.cause });
    this.name = 'DatabaseUnavailableError';
    this.sqlState = options.sqlState;
    this.outcomeUnknown = options.outcomeUnknown ?? false;
  }
}

/** Thrown when PostgreSQL refuses a statement: a constraint, a type, a lock, a deadlock or the statement itself. */
export class StatementError extends Error {
  readonly code = 'PERSISTENCE_STATEMENT_REFUSED';
  /** SQLSTATE: 23505 unique violation, 40P01 deadlock, … (PostgreSQL documentation, appendix A). */
  readonly sqlState: string;
  readonly constraint: string | undefined;
  readonly table: string | undefined;

  constructor(
    message: string,
    options: { cause?: unknown; sqlState: string; constraint?: string | undefined; table?: string | undefined },
  ) {
    super(message, { cause: options.cause });
    this.name = 'StatementError';
    this.sqlState = options.sqlState;
    this.constraint = options.constraint;
    this.table = options.table;
  }
}

/** Thrown when a statement is issued in a transaction that has already ended: a bug in the caller. */
export class TransactionEndedError extends TypeError {
  readonly code = 'PERSISTENCE_TRANSACTION_ENDED';
  constructor() {
    super('the transaction has already ended');
    this.name = 'TransactionEndedError';
  }
}

/** Thrown when the tables of a schema cannot be brought up to date for another reason than a database that is away. */
export class MigrationError extends Error {
  readonly code = 'PERSISTENCE_MIGRATION_FAILED';
  constructor(
    readonly schema: string,
    readonly directory: string,
    options: { cause?: unknown },
  ) {
    const reason = options.cause instanceof Error ? options.cause.message : String(options.cause);
    super(`migrations of ${directory} failed on schema ${schema}: ${reason}`, options);
    this.name = 'MigrationError';
  }
}
