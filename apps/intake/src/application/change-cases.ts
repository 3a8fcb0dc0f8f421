import { GroupCommit, type Outbox, type Transaction, type TransactionRunner } from '@kjoreklar/persistence';
import type { Clock } from '@kjoreklar/service-kit';
import { type Case, isInBacklog, isOpen, isUnfinished } from '../domain/case';
import type { CaseEvent } from '../domain/case-event';
import { type CaseChange, changeCase, type VehicleCases } from '../domain/change-case';
import { encodeCaseEvent } from '../events/encode-case-event';
import type { BacklogStore } from '../store/backlog.store';
import type { CaseStore } from '../store/case.store';
import { casesThatChanged, type ChangedCase, vehiclesToldMore } from './changes-of';

/** A change and the case that it is about; both ids are on every event of the case. */
export interface AddressedChange {
  readonly vin: string;
  readonly meldingId: string;
  readonly change: CaseChange;
}

export interface ChangeCasesParts {
  readonly database: TransactionRunner;
  readonly outbox: Pick<Outbox, 'add'>;
  readonly cases: CaseStore;
  readonly backlog: BacklogStore;
  readonly clock: Clock;
  /** Told after a commit that has freed a place with the other services. */
  readonly onPlaceFreed?: () => void;
}

/** The case before and after a change; both absent when there is no such case. */
export interface CaseTransition {
  readonly before: Case | undefined;
  readonly after: Case | undefined;
}

/** Understands how changes of cases are written: concurrent ones share a transaction that locks their VINs in order. */
export class ChangeCases {
  private readonly group: GroupCommit<AddressedChange, CaseTransition>;
  private readonly closedListeners: ((meldingIds: readonly string[]) => void)[] = [];

  constructor(private readonly parts: ChangeCasesParts) {
    this.group = new GroupCommit({ database: parts.database, flush: (items, tx) => this.flush(items, tx) });
  }

  /** Resolves once the change, and the closings that follow from it, are committed. */
  submit(change: AddressedChange): Promise<CaseTransition> {
    return this.group.submit(change);
  }

  /** `listener` is told which cases a commit has closed. */
  onClosed(listener: (meldingIds: readonly string[]) => void): void {
    this.closedListeners.push(listener);
  }

  private async flush(items: readonly AddressedChange[], tx: Transaction): Promise<CaseTransition[]> {
    const vins = [...new Set(items.map(({ vin }) => vin))];
    const meldingIds = items.map(({ meldingId }) => meldingId);
    const loaded = await this.parts.cases.loadVehicles(tx, vins, meldingIds);
    const now = this.parts.clock.now().toISOString();
    const vehicles = new Map(loaded);
    const events: CaseEvent[] = [];
    const transitions = items.map(({ vin, meldingId, change }) => {
      const vehicle = vehicles.get(vin);
      if (!vehicle) return { before: undefined, after: undefined };
      const decision = changeCase(vehicle, meldingId, change, now);
      vehicles.set(vin, decision.vehicle);
      events.push(...decision.events);
      return { before: find(vehicle, meldingId), after: find(decision.vehicle, meldingId) };
    });
    const [before, after] = [[...loaded.values()], [...vehicles.values()]];
    this.parts.cases.updateTold(tx, vehiclesToldMore(before, after));
    await this.write(tx, casesThatChanged(before, after), { events, now });
    return transitions;
  }

  private async write(
    tx: Transaction,
    changed: readonly ChangedCase[],
    { events, now }: { readonly events: readonly CaseEvent[]; readonly now: string },
  ): Promise<void> {
    const after = changed.map((change) => change.after);
    this.parts.cases.update(tx, after, now);
    await this.parts.outbox.add(tx, events.map(encodeCaseEvent));
    this.parts.backlog.dequeue(
      tx,
      changed.filter(leavesBacklog).map((change) => change.before),
    );
    const closed = after.filter((subject) => !isOpen(subject)).map(({ meldingId }) => meldingId);
    if (closed.length > 0) tx.afterCommit(() => this.closedListeners.forEach((listener) => listener(closed)));
    if (changed.some(freesPlace)) tx.afterCommit(() => this.parts.onPlaceFreed?.());
  }
}

const find = (vehicle: VehicleCases, meldingId: string): Case | undefined =>
  vehicle.cases.find((candidate) => candidate.meldingId === meldingId);

const leavesBacklog = ({ before, after }: ChangedCase): boolean => isInBacklog(before) && !isInBacklog(after);

const freesPlace = ({ before, after }: ChangedCase): boolean => isUnfinished(before) && !isUnfinished(after);
