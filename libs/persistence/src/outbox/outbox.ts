import type { EncodedEvent } from '@kjoreklar/contracts';
import type { Transaction } from '../database/sql-runner';

/** Understands how to keep events with the state they tell of, until a relay has published them. */
export class Outbox {
  constructor(readonly options: { readonly lanes?: number } = {}) {}

  /** Puts events into the transaction. Lock the row of the key (VIN) first: ids then rise per key. */
  add(tx: Transaction, events: readonly EncodedEvent[]): Promise<void> {
    return tx.query('', events).then(() => undefined);
  }

  /** `listener` is told after every commit that added events. */
  onCommitted(listener: () => void): void {
    void listener;
  }
}
