import type { EncodedEvent } from '@kjoreklar/contracts';
import type { LookupRecord, LookupState, LookupStore, WaitingLookup } from '../src/lookup/lookup-store';

/** Look-ups without a database: what PostgresLookupStore does, one at a time. */
export class InMemoryLookups implements LookupStore {
  readonly sent: EncodedEvent[] = [];
  private readonly states = new Map<string, LookupState>();
  private readonly waiting = new Map<string, WaitingLookup>();

  async find(meldingId: string): Promise<LookupState> {
    return this.states.get(meldingId) ?? { state: 'new' };
  }

  async record(record: LookupRecord): Promise<void> {
    const { meldingId } = record.request.data;
    if (record.kind === 'toldAgain') this.sent.push(...record.events);
    else if (record.kind === 'stillWaiting') this.waitOn(meldingId, record);
    else if (record.kind === 'waiting') this.startWaiting(meldingId, record);
    else this.answer(meldingId, record);
  }

  async withdraw({ meldingId }: { readonly meldingId: string }): Promise<void> {
    this.waiting.delete(meldingId);
    if (this.states.get(meldingId)?.state !== 'answered') this.states.set(meldingId, { state: 'withdrawn' });
  }

  waitingFor(meldingId: string): WaitingLookup | undefined {
    return this.waiting.get(meldingId);
  }

  private waitOn(meldingId: string, { request, waiting }: WaitingLookup): void {
    if (this.waiting.has(meldingId)) this.waiting.set(meldingId, { request, waiting });
  }

  private startWaiting(
    meldingId: string,
    { request, waiting, event }: Extract<LookupRecord, { kind: 'waiting' }>,
  ): void {
    if (this.states.has(meldingId)) return;
    this.states.set(meldingId, { state: 'waiting', told: [event] });
    this.waiting.set(meldingId, { request, waiting });
    this.sent.push(event);
  }

  private answer(meldingId: string, { event, afterWaiting }: Extract<LookupRecord, { kind: 'answered' }>): void {
    if (afterWaiting && !this.waiting.delete(meldingId)) return;
    const known = this.states.get(meldingId);
    const told = known?.state === 'answered' ? known.told : [event];
    this.states.set(meldingId, { state: 'answered', told });
    this.sent.push(...told);
  }
}
