import type { PreregistrationRequested } from '@kjoreklar/contracts';
import type { Clock } from '@kjoreklar/service-kit';
import { EucarisFailedError, type EucarisClient } from '../clients/eucaris-client';
import { decideLookup, type LookupDecision } from '../domain/decide-lookup';
import { weigh } from '../domain/weigh-answer';
import { eventOf } from '../domain/lookup-events';
import { waitAfterFailure, type Waiting } from '../domain/waiting';
import type { LookupRecord, LookupStore, WaitingLookup } from './lookup-store';

export interface LookupPorts {
  readonly eucaris: EucarisClient;
  readonly store: LookupStore;
  readonly clock: Clock;
}

/** Understands how to get one answer, and only one, for every request. */
export class Lookup {
  constructor(private readonly ports: LookupPorts) {}

  /** Asks about a request unless that has been done; then says again what was said. Throws EucarisFailedError. */
  async answer(request: PreregistrationRequested): Promise<void> {
    const known = await this.ports.store.find(request.data.meldingId);
    if (known.state === 'withdrawn') return;
    await this.ports.store.record(
      known.state === 'new' ? await this.ask(request, null) : { kind: 'toldAgain', request, events: known.told },
    );
  }

  /** Asks once more about a request that waits; gives when to ask next, null when it waits no longer. A failure is no answer: it waits on. */
  async answerWaiting({ request, waiting }: WaitingLookup): Promise<Date | null> {
    const record = await this.ask(request, waiting).catch((error: unknown) => this.waitOn({ request, waiting }, error));
    await this.ports.store.record(record);
    return record.kind === 'stillWaiting' ? record.waiting.nextAskAt : null;
  }

  private async ask(request: PreregistrationRequested, waiting: Waiting | null): Promise<LookupRecord> {
    const answer = await weigh(await this.ports.eucaris.ask(request.data.vin), request.data.vin);
    const now = this.ports.clock.now();
    return recordOf(request, decideLookup(answer, request.data, { now, waiting }), { now, waiting });
  }

  private waitOn({ request, waiting }: WaitingLookup, error: unknown): LookupRecord {
    if (!(error instanceof EucarisFailedError)) throw error;
    return { kind: 'stillWaiting', request, waiting: waitAfterFailure(waiting, this.ports.clock.now()) };
  }
}

const recordOf = (
  request: PreregistrationRequested,
  decision: LookupDecision,
  { now, waiting }: { readonly now: Date; readonly waiting: Waiting | null },
): LookupRecord => {
  if (decision.kind !== 'waiting')
    return { kind: 'answered', request, event: eventOf(request, decision, now), afterWaiting: waiting !== null };
  return waiting === null
    ? { kind: 'waiting', request, event: eventOf(request, decision, now), waiting: decision.waiting }
    : { kind: 'stillWaiting', request, waiting: decision.waiting };
};
