import { claimInbox, GroupCommit, type Outbox, type OutcomeStore, type Transaction } from '@kjoreklar/persistence';
import type { TransactionRunner } from '@kjoreklar/persistence';
import type { Clock } from '@kjoreklar/service-kit';
import { unknownVehicle } from '../domain/vehicle';
import type { VehicleDecision } from '../domain/vehicle-decision';
import type { VehicleStore } from '../store/vehicle.store';
import { type Answers, handleEntry, type HandledEntry } from './handle-entry';
import type { RegisterEntry } from './register-entry';

/** The name under which the inbox knows this service. */
const CONSUMER = 'registry';
const MAX_BATCH = 200;

export interface VehicleRegisterParts {
  readonly database: TransactionRunner;
  readonly vehicles: VehicleStore;
  readonly outcomes: OutcomeStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
}

/**
 * Understands how a decision about a vehicle becomes part of the register: under the lock of its row, and in one transaction with the
 * answer that stands and the events that tell of it. Entries about different vehicles that arrive together share a transaction.
 */
export class VehicleRegister {
  private readonly commits: GroupCommit<RegisterEntry, VehicleDecision | null>;

  constructor(private readonly parts: VehicleRegisterParts) {
    this.commits = new GroupCommit({
      database: parts.database,
      flush: (entries, tx) => this.flush(entries, tx),
      maxBatch: MAX_BATCH,
      distinctBy: ({ vin }) => vin,
      orderBy: ({ vin }) => vin,
    });
  }

  /** Gives what was decided, once it is committed; null when the same had been asked, and answered, before. */
  apply(entry: RegisterEntry): Promise<VehicleDecision | null> {
    return this.commits.submit(entry);
  }

  private async flush(entries: readonly RegisterEntry[], tx: Transaction): Promise<(VehicleDecision | null)[]> {
    const asked = entries.filter(({ cause }) => cause);
    const [vehicles, answers] = await Promise.all([
      this.parts.vehicles.lock(
        tx,
        entries.map(({ vin }) => vin),
        asked.map(({ vin }) => vin),
      ),
      this.answersTo(asked, tx),
    ]);
    const now = this.parts.clock.now();
    const handled = entries.map((entry) => {
      const stored = vehicles.get(entry.vin) ?? { vehicle: unknownVehicle(entry.vin), changedAt: null };
      return { ...handleEntry(entry, stored, answers, now), entry };
    });
    this.parts.vehicles.save(
      tx,
      handled.flatMap(({ change }) => change ?? []),
    );
    await this.keep(handled, tx);
    return handled.map(({ decision }) => decision);
  }

  private async answersTo(asked: readonly RegisterEntry[], tx: Transaction): Promise<Answers> {
    const causes = asked.flatMap(({ cause }) => cause ?? []);
    const [fresh, standing] = await Promise.all([
      claimInbox(
        tx,
        CONSUMER,
        causes.map(({ eventId }) => eventId),
      ),
      this.parts.outcomes.find(
        tx,
        causes.flatMap(({ question, related }) => (related ? [question, related] : [question])),
      ),
    ]);
    return { fresh, standing };
  }

  private async keep(handled: readonly (HandledEntry & { entry: RegisterEntry })[], tx: Transaction): Promise<void> {
    const outcomes = handled.flatMap(({ entry: { cause }, decision, answer }) =>
      cause && decision ? [{ meldingId: cause.question, causeId: cause.eventId, events: answer }] : [],
    );
    await Promise.all([
      this.parts.outcomes.storeFirst(tx, outcomes),
      this.parts.outbox.add(
        tx,
        handled.flatMap(({ answer }) => answer),
      ),
    ]);
  }
}
