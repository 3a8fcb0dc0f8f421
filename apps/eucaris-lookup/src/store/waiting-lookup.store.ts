import type { Database } from '@kjoreklar/persistence';
import type { WaitingLookup } from '../lookup/lookup-store';
import * as sql from './lookup-statements';
import { toWaitingLookup, type WaitingRow } from './waiting-row';

export interface Claim {
  readonly now: Date;
  /** How long the claimed are ours, in milliseconds. */
  readonly leaseMs: number;
  readonly most: number;
}

/** What waits to be asked about again; instances share it. */
export class WaitingLookupStore {
  constructor(private readonly database: Pick<Database, 'transaction' | 'query'>) {}

  /** Claims what is due, at most so many; what another instance has claimed is left alone. */
  async claimDue({ now, leaseMs, most }: Claim): Promise<WaitingLookup[]> {
    return this.database.transaction(async (tx) => {
      const [, { rows }] = await Promise.all([
        tx.query(sql.DROP_WITHDRAWN, [now]),
        tx.query<WaitingRow>(sql.CLAIM_DUE, [now, new Date(now.getTime() + leaseMs), most]),
      ]);
      return rows.map(toWaitingLookup);
    });
  }

  /** Null when nothing waits. */
  async nextDueAt(): Promise<Date | null> {
    const { rows } = await this.database.query<{ nextAskAt: Date | null }>(sql.NEXT_DUE, []);
    return rows[0]?.nextAskAt ?? null;
  }
}
