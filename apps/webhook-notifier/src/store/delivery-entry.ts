import type { CallReport } from '../clients/webhook.client';
import type { Verdict } from '../domain/delivery';
import type { LaneItem } from '../domain/delivery-lanes';
import type { ImporterEvent } from '../domain/importer-event';

/** A delivery that this instance alone may send until its lease ends. */
export interface ClaimedDelivery extends LaneItem {
  readonly eventId: string;
  readonly body: string;
  readonly failedAttempts: number;
  /** Anything remembered of the endpoint from before this revision is stale. */
  readonly endpointRevision: number;
  /** On the monotonic clock (`performance.now()`). */
  readonly leaseEndsAtMs: number;
}

/** What became of a claimed delivery; without `report` no call was made. */
export interface DeliveryOutcome {
  readonly delivery: ClaimedDelivery;
  readonly verdict: Verdict;
  readonly report?: CallReport;
}

/** What may be written about deliveries; entries of one transaction take effect in this order of kinds. */
export type LedgerEntry =
  | { readonly kind: 'arrival'; readonly event: ImporterEvent }
  | ({ readonly kind: 'outcome' } & DeliveryOutcome)
  /** Gives the delivery and all that wait behind it back to whoever polls first. */
  | { readonly kind: 'release'; readonly delivery: ClaimedDelivery }
  /** Brings back to memory what this instance has claimed of events seen before. */
  | { readonly kind: 'recall'; readonly eventIds: readonly string[] }
  | { readonly kind: 'claimDue' };

/** What a committed transaction means for the memory of this instance. */
export interface LedgerChanges {
  readonly outcomes: readonly DeliveryOutcome[];
  readonly released: readonly ClaimedDelivery[];
  readonly claimed: readonly ClaimedDelivery[];
  /** Endpoints that have due deliveries in the database beyond those claimed. */
  readonly backlog: readonly string[];
  /** True when due deliveries were looked for, so that `backlog` is all there is. */
  readonly polled: boolean;
}

/** The memory that the ledger keeps in step with the database. */
export interface LedgerMemory {
  /** How many more deliveries an endpoint that has some in memory may have there. */
  rooms(): readonly { readonly endpointId: string; readonly room: number }[];
  /** The same for all other endpoints. */
  readonly defaultRoom: number;
  /** Runs at commit, in the order of commits; what the database says is claimed here is in memory from then on. */
  committed(changes: LedgerChanges): void;
}

/** Who writes, and how long what it claims stays its own. */
export interface Claimer {
  /** Unique among running processes, also across restarts. */
  readonly instanceId: string;
  readonly leaseMs: number;
}
