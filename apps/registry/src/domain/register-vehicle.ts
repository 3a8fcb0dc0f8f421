import {
  isWithdrawn,
  type Preregistered,
  type Preregistration,
  preregistrationInForce,
  type PreregistrationForestalled,
  type Vehicle,
} from './vehicle';

export type RefusalReason = 'ALREADY_REGISTERED' | 'HELD_BY_OTHER_ORGANISATION';

export interface PreregistrationRefused {
  readonly type: 'PreregistrationRefused';
  readonly meldingId: string;
  readonly reason: RefusalReason;
}

export interface PreregistrationSuperseded {
  readonly type: 'PreregistrationSuperseded';
  readonly meldingId: string;
  readonly supersededBySeq: number;
}

export type RegistrationDecision =
  Preregistered | PreregistrationForestalled | PreregistrationRefused | PreregistrationSuperseded;

type Verdict = Preregistered | PreregistrationRefused | PreregistrationSuperseded;

const judge = (vehicle: Vehicle, request: Preregistration): Verdict => {
  const { meldingId, seq, organisation } = request;
  if (seq < vehicle.lastAppliedSeq)
    return { type: 'PreregistrationSuperseded', meldingId, supersededBySeq: vehicle.lastAppliedSeq };
  if (vehicle.firstRegistration) return { type: 'PreregistrationRefused', meldingId, reason: 'ALREADY_REGISTERED' };
  const holder = preregistrationInForce(vehicle);
  if (holder && holder.organisation !== organisation)
    return { type: 'PreregistrationRefused', meldingId, reason: 'HELD_BY_OTHER_ORGANISATION' };
  return { type: 'Preregistered', preregistration: request, replaces: holder?.meldingId ?? null };
};

/**
 * Decides on a request whose eCoC has been accepted. One withdrawn beforehand is judged all the same: it takes its number only if it
 * would have taken effect, just as when the withdrawal comes afterwards.
 */
export const registerVehicle = (vehicle: Vehicle, request: Preregistration): RegistrationDecision => {
  const verdict = judge(vehicle, request);
  if (!isWithdrawn(vehicle, request.meldingId)) return verdict;
  return {
    type: 'PreregistrationForestalled',
    meldingId: request.meldingId,
    appliedSeq: verdict.type === 'Preregistered' ? request.seq : vehicle.lastAppliedSeq,
  };
};
