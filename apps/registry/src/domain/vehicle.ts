import type { OrganisationNumber, Vin } from '@kjoreklar/domain';

export type WithdrawalReason = 'WITHDRAWN' | 'REPLACED';

/** What one request made of the vehicle when the register took it in; never changed afterwards. */
export interface Preregistration {
  readonly meldingId: string;
  readonly seq: number;
  readonly organisation: OrganisationNumber;
  readonly taxGroup: string;
  /** Norwegian seats, tax group 315 only. */
  readonly seats: number | null;
  /** SHA-256 of the eCoC's original bytes, hexadecimal. */
  readonly documentSha256: string;
  readonly preregisteredAt: Date;
}

/** Remembered whether or not the request has been accepted yet: that is what makes the order of the two irrelevant. */
export interface Withdrawal {
  readonly meldingId: string;
  readonly seq: number;
  readonly reason: WithdrawalReason;
  /** The later request, where the reason is REPLACED. */
  readonly replacedBy: string | null;
  /** When the importer withdrew it, which the register learns of later. */
  readonly withdrawnAt: Date;
}

export interface FirstRegistration {
  readonly meldingId: string;
  readonly organisation: OrganisationNumber;
  /** Legal date in Norway, ISO 8601. */
  readonly firstRegisteredOn: string;
  readonly registeredAt: Date;
}

/** All that decisions about one VIN rest on. */
export interface Vehicle {
  readonly vin: Vin;
  /** The highest number among the requests that took effect, 0 for none; it never falls. */
  readonly lastAppliedSeq: number;
  /** Every request that took effect, in order of number, also those replaced or withdrawn since. */
  readonly preregistrations: readonly Preregistration[];
  readonly withdrawals: readonly Withdrawal[];
  readonly firstRegistration: FirstRegistration | null;
}

export interface Preregistered {
  readonly type: 'Preregistered';
  readonly preregistration: Preregistration;
  /** The request, of the same organisation, that this one takes the place of. */
  readonly replaces: string | null;
}

/** A request accepted after its withdrawal: it takes its place in the order, and that is all. */
export interface PreregistrationForestalled {
  readonly type: 'PreregistrationForestalled';
  readonly meldingId: string;
  readonly appliedSeq: number;
}

export interface PreregistrationWithdrawn {
  readonly type: 'PreregistrationWithdrawn';
  readonly withdrawal: Withdrawal;
}

export interface FirstRegistered {
  readonly type: 'FirstRegistered';
  readonly registration: FirstRegistration;
}

/** What changes a vehicle. A decision that changes nothing is a refusal, a type of its own beside the rule that makes it. */
export type VehicleEvent = Preregistered | PreregistrationForestalled | PreregistrationWithdrawn | FirstRegistered;

export const unknownVehicle = (vin: Vin): Vehicle => ({
  vin,
  lastAppliedSeq: 0,
  preregistrations: [],
  withdrawals: [],
  firstRegistration: null,
});

export const isWithdrawn = (vehicle: Vehicle, meldingId: string): boolean =>
  vehicle.withdrawals.some((withdrawal) => withdrawal.meldingId === meldingId);

/**
 * The latest request that took effect and is not withdrawn. A withdrawn request counts as one never sent, so what it had replaced
 * is in force again.
 */
export const preregistrationInForce = (vehicle: Vehicle): Preregistration | null =>
  vehicle.preregistrations.findLast(({ meldingId }) => !isWithdrawn(vehicle, meldingId)) ?? null;

export const evolve = (vehicle: Vehicle, event: VehicleEvent): Vehicle => {
  switch (event.type) {
    case 'Preregistered':
      return {
        ...vehicle,
        lastAppliedSeq: event.preregistration.seq,
        preregistrations: [...vehicle.preregistrations, event.preregistration],
      };
    case 'PreregistrationForestalled':
      return { ...vehicle, lastAppliedSeq: event.appliedSeq };
    case 'PreregistrationWithdrawn':
      return isWithdrawn(vehicle, event.withdrawal.meldingId)
        ? vehicle
        : { ...vehicle, withdrawals: [...vehicle.withdrawals, event.withdrawal] };
    case 'FirstRegistered':
      return { ...vehicle, firstRegistration: event.registration };
  }
};
