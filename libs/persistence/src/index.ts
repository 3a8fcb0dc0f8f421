export { Database, type DatabaseOptions } from './database/database';
export type { SqlRunner, Transaction, TransactionRunner } from './database/sql-runner';
export { DatabaseUnavailableError, MigrationError, StatementError, TransactionEndedError } from './errors';
export { GroupCommit, type GroupCommitOptions } from './group-commit';
export { claimInbox, purgeInbox } from './inbox';
export { migrate, type MigrateOptions } from './migrate';
export { Outbox } from './outbox/outbox';
export { OutboxRelay, type OutboxRelayOptions } from './outbox/outbox-relay';
export { OutcomeStore, type Outcome } from './outcome-store';
