import type { EncodedEvent } from '@kjoreklar/contracts';
import type { Vin } from '@kjoreklar/domain';
import { anEcocAccepted, aWithdrawalRequested } from '@kjoreklar/testing';
import type { Vehicle } from '../src/domain/vehicle';
import { OnEcocAccepted } from '../src/handlers/on-ecoc-accepted.handler';
import { OnPreregistrationWithdrawalRequested } from '../src/handlers/on-preregistration-withdrawal-requested.handler';
import { firstRegistrationEntry } from '../src/register/first-registration-entry';
import type { VehicleRegister } from '../src/register/vehicle-register';
import { melding, VIN } from './vehicle-samples';

export interface RegisterUnderTest {
  readonly register: Pick<VehicleRegister, 'apply'>;
  vehicle(vin: Vin): Promise<Vehicle>;
  /** Events announced so far, in order. */
  sent(): Promise<readonly EncodedEvent[]>;
}

/** Speaks to a register as the world does: by events, and by the dealer's command. */
export class RegisterDriver {
  constructor(readonly subject: RegisterUnderTest) {}

  accept(given: Parameters<typeof anEcocAccepted>[0] & { seq: number }): Promise<void> {
    const event = anEcocAccepted({ vin: VIN, meldingId: melding(given.seq), ...given });
    return new OnEcocAccepted(this.subject.register).handle(event);
  }

  withdraw(given: Parameters<typeof aWithdrawalRequested>[0] & { seq: number }): Promise<void> {
    const event = aWithdrawalRequested({ vin: VIN, meldingId: melding(given.seq), ...given });
    return new OnPreregistrationWithdrawalRequested(this.subject.register).handle(event);
  }

  async registerFirstTime(vin = VIN): Promise<string | undefined> {
    return (await this.subject.register.apply(firstRegistrationEntry(vin)))?.type;
  }

  /** Topics and numbers of what was announced: `vehicle.preregistered 1`. */
  async announced(): Promise<string[]> {
    return (await this.subject.sent()).map(({ topic, value }) => {
      const { seq } = JSON.parse(value) as { seq?: number };
      return [topic.replace(/\.v\d+$/, ''), seq].join(' ').trim();
    });
  }

  /** What a decision would rest on, with nothing that depends on the order in which it came about. */
  async standing(vin = VIN) {
    const vehicle = await this.subject.vehicle(vin);
    const withdrawn = new Set(vehicle.withdrawals.map(({ meldingId }) => meldingId));
    return {
      lastAppliedSeq: vehicle.lastAppliedSeq,
      holding: vehicle.preregistrations.filter(({ meldingId }) => !withdrawn.has(meldingId)).map(({ seq }) => seq),
      withdrawn: vehicle.withdrawals.map(({ seq }) => seq).sort(),
      firstRegisteredOn: vehicle.firstRegistration?.firstRegisteredOn ?? null,
    };
  }
}
