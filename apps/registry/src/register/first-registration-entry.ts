import { type EncodedEvent, VehicleFirstRegistered } from '@kjoreklar/contracts';
import type { Vin } from '@kjoreklar/domain';
import { type FirstRegistrationDecision, registerFirstTime } from '../domain/register-first-time';
import { announce } from './announce';
import type { RegisterEntry } from './register-entry';

const answerTo = (vin: Vin, decision: FirstRegistrationDecision, decidedAt: Date): readonly EncodedEvent[] => {
  if (decision.type === 'FirstRegistrationRefused') return [];
  const { meldingId, organisation, firstRegisteredOn } = decision.registration;
  const request = { id: meldingId, correlationId: meldingId };
  const registeredAt = decidedAt.toISOString();
  return [
    announce(VehicleFirstRegistered, request, decidedAt, {
      vin,
      meldingId,
      organisation,
      firstRegisteredOn,
      registeredAt,
    }),
  ];
};

/** What a dealer's command asks of the register; refusals are answered to the dealer and told nobody else. */
export const firstRegistrationEntry = (vin: Vin): RegisterEntry => ({
  vin,
  cause: null,
  ecoc: null,
  rule: (vehicle, { decidedAt }) => {
    const decision = registerFirstTime(vehicle, decidedAt);
    return { decision, answer: answerTo(vin, decision, decidedAt) };
  },
});
