import type { ClaimedDelivery } from './delivery-entry';

/** What statements that claim give back. */
export interface ClaimedRow {
  readonly id: string;
  readonly endpoint_id: string;
  readonly event_id: string;
  readonly vin: string;
  readonly sequence: number;
  readonly attempt_count: number;
  readonly body: string;
  readonly revision: number;
}

export const toClaimed = (row: ClaimedRow, leaseEndsAtMs: number): ClaimedDelivery => ({
  id: row.id,
  endpointId: row.endpoint_id,
  eventId: row.event_id,
  vin: row.vin,
  sequence: row.sequence,
  body: row.body,
  failedAttempts: row.attempt_count,
  endpointRevision: row.revision,
  leaseEndsAtMs,
});
