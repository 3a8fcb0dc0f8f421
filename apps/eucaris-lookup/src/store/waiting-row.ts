import type { PreregistrationRequested } from '@kjoreklar/contracts';
import type { Waiting, WaitReason } from '../domain/waiting';
import type { WaitingLookup } from '../lookup/lookup-store';

export interface WaitingRow {
  readonly request: PreregistrationRequested;
  readonly reason: WaitReason;
  readonly asks: number;
  readonly partialSince: Date | null;
  readonly askUntil: Date;
  readonly nextAskAt: Date;
}

/** Columns reason, asks, partial_since, ask_until, next_ask_at, for unnest. */
export const waitingColumns = (records: readonly { readonly waiting: Waiting }[]): unknown[] => {
  const waits = records.map(({ waiting }) => waiting);
  return [
    waits.map(({ reason }) => reason),
    waits.map(({ asks }) => asks),
    waits.map(({ partialSince }) => partialSince),
    waits.map(({ askUntil }) => askUntil),
    waits.map(({ nextAskAt }) => nextAskAt),
  ];
};

export const toWaitingLookup = ({ request, ...waiting }: WaitingRow): WaitingLookup => ({ request, waiting });
