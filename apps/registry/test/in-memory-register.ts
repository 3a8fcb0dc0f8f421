import type { EncodedEvent } from '@kjoreklar/contracts';
import type { Vin } from '@kjoreklar/domain';
import type { Clock } from '@kjoreklar/service-kit';
import { evolve, unknownVehicle, type Vehicle } from '../src/domain/vehicle';
import type { VehicleDecision } from '../src/domain/vehicle-decision';
import { handleEntry } from '../src/register/handle-entry';
import type { RegisterEntry } from '../src/register/register-entry';
import type { VehicleRegister } from '../src/register/vehicle-register';
import type { StoredVehicle } from '../src/store/vehicle.store';

/** The register without a database; passes the same conformance suite as the real one. */
export class InMemoryRegister implements Pick<VehicleRegister, 'apply'> {
  private readonly vehicles = new Map<Vin, StoredVehicle>();
  private readonly standing = new Map<string, readonly EncodedEvent[]>();
  private readonly seen = new Set<string>();

  constructor(
    private readonly clock: Clock,
    /** Where announced events go. */
    readonly sent: EncodedEvent[] = [],
  ) {}

  async apply(entry: RegisterEntry): Promise<VehicleDecision | null> {
    const stored = this.vehicles.get(entry.vin) ?? { vehicle: unknownVehicle(entry.vin), changedAt: null };
    const fresh = new Set(entry.cause && !this.seen.has(entry.cause.eventId) ? [entry.cause.eventId] : []);
    const { decision, answer, change } = handleEntry(
      entry,
      stored,
      { standing: this.standing, fresh },
      this.clock.now(),
    );
    if (entry.cause) this.seen.add(entry.cause.eventId);
    if (entry.cause && decision) this.standing.set(entry.cause.question, answer);
    if (change)
      this.vehicles.set(entry.vin, { vehicle: evolve(change.before, change.event), changedAt: change.recordedAt });
    this.sent.push(...answer);
    return decision;
  }

  async vehicle(vin: Vin): Promise<Vehicle> {
    return this.vehicles.get(vin)?.vehicle ?? unknownVehicle(vin);
  }
}
