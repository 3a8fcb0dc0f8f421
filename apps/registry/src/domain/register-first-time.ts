import { legalDateOf } from './legal-date';
import { type FirstRegistered, preregistrationInForce, type Vehicle } from './vehicle';

export interface FirstRegistrationRefused {
  readonly type: 'FirstRegistrationRefused';
  readonly reason: 'UNKNOWN' | 'NOT_READY' | 'ALREADY_REGISTERED';
}

export type FirstRegistrationDecision = FirstRegistered | FirstRegistrationRefused;

const refuse = (reason: FirstRegistrationRefused['reason']): FirstRegistrationRefused => ({
  type: 'FirstRegistrationRefused',
  reason,
});

/** Decides on the first registration (førstegangsregistrering) of a vehicle, on the day it is asked for. */
export const registerFirstTime = (vehicle: Vehicle, decidedAt: Date): FirstRegistrationDecision => {
  if (vehicle.firstRegistration) return refuse('ALREADY_REGISTERED');
  if (vehicle.preregistrations.length === 0) return refuse('UNKNOWN');
  const ready = preregistrationInForce(vehicle);
  if (!ready) return refuse('NOT_READY');
  return {
    type: 'FirstRegistered',
    registration: {
      meldingId: ready.meldingId,
      organisation: ready.organisation,
      firstRegisteredOn: legalDateOf(decidedAt),
      registeredAt: decidedAt,
    },
  };
};
