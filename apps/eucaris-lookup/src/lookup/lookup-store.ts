import type { EncodedEvent, PreregistrationRequested } from '@kjoreklar/contracts';
import type { Waiting } from '../domain/waiting';

/** What is known of a request already. */
export type LookupState =
  | { readonly state: 'new' }
  /** `told`: the events that went out about it. */
  | { readonly state: 'answered' | 'waiting'; readonly told: readonly EncodedEvent[] }
  | { readonly state: 'withdrawn' };

/** Something to write down, together with the event that tells of it. */
export type LookupRecord =
  /** `afterWaiting`: holds only if the request is still waiting. */
  | {
      readonly kind: 'answered';
      readonly request: PreregistrationRequested;
      readonly event: EncodedEvent;
      readonly afterWaiting: boolean;
    }
  | {
      readonly kind: 'waiting';
      readonly request: PreregistrationRequested;
      readonly event: EncodedEvent;
      readonly waiting: Waiting;
    }
  | { readonly kind: 'stillWaiting'; readonly request: PreregistrationRequested; readonly waiting: Waiting }
  | {
      readonly kind: 'toldAgain';
      readonly request: PreregistrationRequested;
      readonly events: readonly EncodedEvent[];
    };

export interface WaitingLookup {
  readonly request: PreregistrationRequested;
  readonly waiting: Waiting;
}

/** Where look-ups are remembered. The first outcome of a request stands, whatever is recorded later. */
export interface LookupStore {
  find(meldingId: string): Promise<LookupState>;
  /** Resolves once committed. */
  record(record: LookupRecord): Promise<void>;
}
