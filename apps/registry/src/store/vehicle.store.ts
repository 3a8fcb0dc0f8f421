import type { Vin } from '@kjoreklar/domain';
import type { Transaction } from '@kjoreklar/persistence';
import type { AcceptedEcoc } from '../domain/accepted-ecoc';
import { evolve, type Preregistered, type Vehicle, type VehicleEvent } from '../domain/vehicle';
import { compareTimelines, timelineOf, type VehicleVersion } from '../domain/vehicle-timeline';
import { toVehicle, type VehicleRow } from './vehicle-rows';
import * as sql from './vehicle-statements';

export interface StoredVehicle {
  readonly vehicle: Vehicle;
  /** When anything about it was last recorded. */
  readonly changedAt: Date | null;
}

export interface VehicleChange {
  readonly before: Vehicle;
  readonly event: VehicleEvent;
  readonly recordedAt: Date;
  /** What a pre-registration rests on; null for any other event. */
  readonly ecoc: AcceptedEcoc | null;
}

type ChangeOf<Event extends VehicleEvent> = VehicleChange & { readonly event: Event };
type RecordedVersion = VehicleVersion & { readonly vin: string; readonly recordedAt: Date };

const ofType = <Type extends VehicleEvent['type']>(
  changes: readonly VehicleChange[],
  type: Type,
): ChangeOf<Extract<VehicleEvent, { type: Type }>>[] =>
  changes.filter((change): change is ChangeOf<Extract<VehicleEvent, { type: Type }>> => change.event.type === type);

const ecocOf = ({ ecoc, event }: ChangeOf<Preregistered>): AcceptedEcoc => {
  if (!ecoc) throw new TypeError(`${event.preregistration.meldingId} is to be pre-registered without its eCoC`);
  return ecoc;
};

/** Where each piece begins when all lie end to end; the first byte is number 1, as SQL counts. */
const startsOf = (sizes: readonly number[]): number[] => {
  let next = 1;
  return sizes.map((size) => (next += size) - size);
};

/** Understands how vehicles are kept in tables. What has happened is only ever added to; many vehicles cost as few statements as one. */
export class VehicleStore {
  /**
   * Locks the rows of `vins` until the transaction ends and gives what is known of them; those of `mayBeNew` get a row first. VINs
   * are locked in one order everywhere, so that transactions wait for each other but never in a circle.
   */
  async lock(tx: Transaction, vins: readonly Vin[], mayBeNew: readonly Vin[]): Promise<Map<Vin, StoredVehicle>> {
    const [, , { rows }] = await Promise.all([
      tx.query(sql.INSERT_VEHICLES, [[...mayBeNew].sort()]),
      tx.query(sql.LOCK_VEHICLES, [vins]),
      tx.query<VehicleRow>(sql.READ_VEHICLES, [vins]),
    ]);
    return new Map(rows.map((row) => [row.vin, { vehicle: toVehicle(row), changedAt: row.changedAt }]));
  }

  /** Keeps changes of vehicles that the same transaction has locked, at most one of each. */
  save(tx: Transaction, changes: readonly VehicleChange[]): void {
    if (changes.length === 0) return;
    this.insertPreregistrations(tx, ofType(changes, 'Preregistered'));
    this.insertWithdrawals(tx, ofType(changes, 'PreregistrationWithdrawn'));
    this.insertFirstRegistrations(tx, ofType(changes, 'FirstRegistered'));
    this.recordVersions(tx, changes);
    const after = changes.map(({ before, event }) => evolve(before, event));
    tx.send(sql.UPDATE_VEHICLES, [
      after.map(({ vin }) => vin),
      after.map(({ lastAppliedSeq }) => lastAppliedSeq),
      changes.map(({ recordedAt }) => recordedAt),
    ]);
  }

  private insertPreregistrations(tx: Transaction, changes: readonly ChangeOf<Preregistered>[]): void {
    if (changes.length === 0) return;
    const facts = changes.map(({ event }) => event.preregistration);
    const ecocs = changes.map(ecocOf);
    const meldingIds = facts.map(({ meldingId }) => meldingId);
    tx.send(sql.INSERT_PREREGISTRATIONS, [
      meldingIds,
      changes.map(({ before }) => before.vin),
      facts.map(({ seq }) => seq),
      facts.map(({ organisation }) => organisation),
      facts.map(({ taxGroup }) => taxGroup),
      facts.map(({ seats }) => seats),
      changes.map(({ event }) => event.replaces),
      facts.map(({ documentSha256 }) => documentSha256),
      ecocs.map(({ technicalFacts }) => JSON.stringify(technicalFacts)),
      ecocs.map(({ ruleSet }) => ruleSet),
      ecocs.map(({ receivedAt }) => receivedAt),
      facts.map(({ preregisteredAt }) => preregisteredAt),
    ]);
    const sizes = ecocs.map(({ content }) => content.byteLength);
    tx.send(sql.INSERT_DOCUMENTS, [
      Buffer.concat(ecocs.map(({ content }) => content)),
      meldingIds,
      ecocs.map(({ sha256 }) => sha256),
      startsOf(sizes),
      sizes,
    ]);
  }

  private insertWithdrawals(tx: Transaction, changes: ReturnType<typeof ofType<'PreregistrationWithdrawn'>>): void {
    if (changes.length === 0) return;
    const withdrawals = changes.map(({ event }) => event.withdrawal);
    tx.send(sql.INSERT_WITHDRAWALS, [
      withdrawals.map(({ meldingId }) => meldingId),
      changes.map(({ before }) => before.vin),
      withdrawals.map(({ seq }) => seq),
      withdrawals.map(({ reason }) => reason),
      withdrawals.map(({ replacedBy }) => replacedBy),
      withdrawals.map(({ withdrawnAt }) => withdrawnAt),
      changes.map(({ recordedAt }) => recordedAt),
    ]);
  }

  private insertFirstRegistrations(tx: Transaction, changes: ReturnType<typeof ofType<'FirstRegistered'>>): void {
    if (changes.length === 0) return;
    const registrations = changes.map(({ event }) => event.registration);
    tx.send(sql.INSERT_FIRST_REGISTRATIONS, [
      changes.map(({ before }) => before.vin),
      registrations.map(({ meldingId }) => meldingId),
      registrations.map(({ organisation }) => organisation),
      registrations.map(({ firstRegisteredOn }) => firstRegisteredOn),
      registrations.map(({ registeredAt }) => registeredAt),
    ]);
  }

  private recordVersions(tx: Transaction, changes: readonly VehicleChange[]): void {
    const superseded: RecordedVersion[] = [];
    const recorded: RecordedVersion[] = [];
    for (const { before, event, recordedAt } of changes) {
      const difference = compareTimelines(timelineOf(before), timelineOf(evolve(before, event)));
      const ofVehicle = (version: VehicleVersion) => ({ ...version, vin: before.vin, recordedAt });
      superseded.push(...difference.superseded.map(ofVehicle));
      recorded.push(...difference.recorded.map(ofVehicle));
    }
    if (superseded.length > 0)
      tx.send(sql.SUPERSEDE_VERSIONS, [
        superseded.map(({ vin }) => vin),
        superseded.map(({ validFrom }) => validFrom),
        superseded.map(({ recordedAt }) => recordedAt),
      ]);
    if (recorded.length > 0)
      tx.send(sql.INSERT_VERSIONS, [
        recorded.map(({ vin }) => vin),
        recorded.map(({ validFrom }) => validFrom),
        recorded.map(({ validTo }) => validTo),
        recorded.map(({ recordedAt }) => recordedAt),
        recorded.map(({ status }) => status),
        recorded.map(({ meldingId }) => meldingId),
      ]);
  }
}
