import { derivedId, PreregistrationWithdrawalRequested } from '@kjoreklar/contracts';

/** A request is asked two things about, each with an answer of its own: may it pre-register the vehicle, and may it be withdrawn? */
export const registrationQuestion = (meldingId: string): string => meldingId;
export const withdrawalQuestion = (meldingId: string): string =>
  derivedId(meldingId, PreregistrationWithdrawalRequested.type);
