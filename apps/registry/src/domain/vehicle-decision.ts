import type { FirstRegistrationDecision } from './register-first-time';
import type { RegistrationDecision } from './register-vehicle';
import type { VehicleEvent } from './vehicle';
import type { WithdrawalDecision } from './withdraw-preregistration';

export type VehicleDecision = RegistrationDecision | WithdrawalDecision | FirstRegistrationDecision;

const changing: Readonly<Record<VehicleDecision['type'], boolean>> = {
  Preregistered: true,
  PreregistrationForestalled: true,
  PreregistrationWithdrawn: true,
  FirstRegistered: true,
  PreregistrationRefused: false,
  PreregistrationSuperseded: false,
  WithdrawalRefused: false,
  FirstRegistrationRefused: false,
};

export const isVehicleEvent = (decision: VehicleDecision): decision is VehicleEvent => changing[decision.type];
