import type { EncodedEvent, PreregistrationRequested, PreregistrationWithdrawalRequested } from '@kjoreklar/contracts';
import { GroupCommit, type Database, type Outbox, type OutcomeStore, type Transaction } from '@kjoreklar/persistence';
import type { LookupRecord, LookupState, LookupStore } from '../lookup/lookup-store';
import { GatheredRead } from './gathered-read';
import * as sql from './lookup-statements';
import { waitingColumns } from './waiting-row';

type RecordOf<Kind extends LookupRecord['kind']> = Extract<LookupRecord, { kind: Kind }>;
type Withdrawal = PreregistrationWithdrawalRequested['data'];

export interface LookupStoreParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly outcomes: OutcomeStore;
}

const ofKind = <Kind extends LookupRecord['kind']>(records: readonly LookupRecord[], kind: Kind): RecordOf<Kind>[] =>
  records.filter((record): record is RecordOf<Kind> => record.kind === kind);

const idOf = ({ request }: { readonly request: PreregistrationRequested }): string => request.data.meldingId;

/** Remembers look-ups in PostgreSQL; what different requests have to write shares a transaction. */
export class PostgresLookupStore implements LookupStore {
  private readonly states: GatheredRead<LookupState>;
  private readonly records: GroupCommit<LookupRecord, void>;
  private readonly withdrawals: GroupCommit<Withdrawal, void>;
  private readonly waitingListeners: ((nextAskAt: Date) => void)[] = [];

  constructor(private readonly parts: LookupStoreParts) {
    const { database } = parts;
    this.states = new GatheredRead((ids) => this.readStates(ids));
    this.records = new GroupCommit<LookupRecord, void>({
      database,
      flush: (records, tx) => this.flush(records, tx),
      distinctBy: idOf,
      orderBy: idOf,
    });
    this.withdrawals = new GroupCommit<Withdrawal, void>({
      database,
      flush: (withdrawals, tx) => this.flushWithdrawals(withdrawals, tx),
      distinctBy: ({ meldingId }) => meldingId,
      orderBy: ({ meldingId }) => meldingId,
    });
  }

  async find(meldingId: string): Promise<LookupState> {
    return (await this.states.get(meldingId)) ?? { state: 'new' };
  }

  record(record: LookupRecord): Promise<void> {
    return this.records.submit(record);
  }

  /** The request waits no longer, and is not asked about should it come later. */
  withdraw(withdrawal: Withdrawal): Promise<void> {
    return this.withdrawals.submit(withdrawal);
  }

  /** `listener` is told after every commit by which a request begins to wait. */
  onWaiting(listener: (nextAskAt: Date) => void): void {
    this.waitingListeners.push(listener);
  }

  private async readStates(ids: readonly string[]): Promise<ReadonlyMap<string, LookupState>> {
    const { database, outcomes } = this.parts;
    const [answered, unanswered] = await Promise.all([
      outcomes.find(database, ids),
      database.query<{ meldingId: string; state: 'waiting' | 'withdrawn'; announcement: EncodedEvent }>(
        sql.FIND_UNANSWERED,
        [ids],
      ),
    ]);
    const states = new Map<string, LookupState>();
    for (const { meldingId, state, announcement } of unanswered.rows)
      if (states.get(meldingId)?.state !== 'withdrawn')
        states.set(meldingId, state === 'waiting' ? { state, told: [announcement] } : { state });
    for (const [meldingId, told] of answered) states.set(meldingId, { state: 'answered', told });
    return states;
  }

  private async flush(records: readonly LookupRecord[], tx: Transaction): Promise<readonly void[]> {
    const [answers, begun] = await Promise.all([
      this.storeAnswers(tx, ofKind(records, 'answered')),
      this.startWaiting(tx, ofKind(records, 'waiting')),
    ]);
    this.waitOn(tx, ofKind(records, 'stillWaiting'));
    const again = ofKind(records, 'toldAgain').flatMap(({ events }) => events);
    await this.parts.outbox.addOutcomes(tx, answers);
    await this.parts.outbox.add(tx, [...begun, ...again]);
    return records.map(() => undefined);
  }

  private async storeAnswers(
    tx: Transaction,
    records: readonly RecordOf<'answered'>[],
  ): Promise<ReadonlyMap<string, readonly EncodedEvent[]>> {
    const stopped = await this.stopWaiting(
      tx,
      records.filter(({ afterWaiting }) => afterWaiting),
    );
    const holding = records.filter((record) => !record.afterWaiting || stopped.has(idOf(record)));
    const outcomes = holding.map(({ request, event }) => ({
      meldingId: request.data.meldingId,
      causeId: request.id,
      events: [event],
    }));
    return this.parts.outcomes.storeFirst(tx, outcomes);
  }

  /** Those that were still waiting. */
  private async stopWaiting(tx: Transaction, records: readonly RecordOf<'answered'>[]): Promise<ReadonlySet<string>> {
    if (records.length === 0) return new Set();
    const { rows } = await tx.query<{ meldingId: string }>(sql.STOP_WAITING, [records.map(idOf)]);
    return new Set(rows.map(({ meldingId }) => meldingId));
  }

  private async startWaiting(tx: Transaction, records: readonly RecordOf<'waiting'>[]): Promise<EncodedEvent[]> {
    if (records.length === 0) return [];
    const { rows } = await tx.query<{ meldingId: string }>(sql.START_WAITING, [
      records.map(idOf),
      records.map(({ request }) => JSON.stringify(request)),
      records.map(({ event }) => JSON.stringify(event)),
      ...waitingColumns(records),
    ]);
    const started = new Set(rows.map(({ meldingId }) => meldingId));
    const answered = await tx.query<{ meldingId: string }>(sql.DROP_ANSWERED, [[...started]]);
    for (const { meldingId } of answered.rows) started.delete(meldingId);
    const begun = records.filter((record) => started.has(idOf(record)));
    tx.afterCommit(() => {
      for (const { waiting } of begun) for (const listener of this.waitingListeners) listener(waiting.nextAskAt);
    });
    return begun.map(({ event }) => event);
  }

  private waitOn(tx: Transaction, records: readonly RecordOf<'stillWaiting'>[]): void {
    if (records.length > 0) tx.send(sql.WAIT_ON, [records.map(idOf), ...waitingColumns(records)]);
  }

  private async flushWithdrawals(withdrawals: readonly Withdrawal[], tx: Transaction): Promise<readonly void[]> {
    const ids = withdrawals.map(({ meldingId }) => meldingId);
    tx.send(sql.REMEMBER_WITHDRAWN, [ids, withdrawals.map(({ requestedAt }) => requestedAt)]);
    tx.send(sql.STOP_WAITING, [ids]);
    return withdrawals.map(() => undefined);
  }
}
