import type { PreregistrationWithdrawn, Vehicle, Withdrawal } from './vehicle';

export interface WithdrawalRequest extends Omit<Withdrawal, 'withdrawnAt'> {
  readonly requestedAt: Date;
  readonly decidedAt: Date;
}

export interface WithdrawalRefused {
  readonly type: 'WithdrawalRefused';
  readonly meldingId: string;
  readonly firstRegisteredOn: string;
}

export type WithdrawalDecision = PreregistrationWithdrawn | WithdrawalRefused;

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/**
 * Decides on a withdrawal, known request or not. Only first registration by this very request closes the door: after that of another,
 * or after a replacement or refusal, the request has no force left to lose and the answer is the one its sender asked for.
 */
export const withdrawPreregistration = (vehicle: Vehicle, request: WithdrawalRequest): WithdrawalDecision => {
  const { requestedAt, decidedAt, ...asked } = request;
  const { meldingId } = asked;
  if (vehicle.firstRegistration?.meldingId === meldingId)
    return { type: 'WithdrawalRefused', meldingId, firstRegisteredOn: vehicle.firstRegistration.firstRegisteredOn };
  return {
    type: 'PreregistrationWithdrawn',
    withdrawal: { ...asked, withdrawnAt: earlier(requestedAt, decidedAt) },
  };
};
