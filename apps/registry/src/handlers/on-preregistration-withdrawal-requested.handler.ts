import {
  type EncodedEvent,
  PreregistrationWithdrawalRequested,
  VehiclePreregistrationWithdrawn,
  VehicleWithdrawalRefused,
} from '@kjoreklar/contracts';
import { Handles, parkedForADay } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { type WithdrawalDecision, withdrawPreregistration } from '../domain/withdraw-preregistration';
import { VehicleRegister } from '../register/vehicle-register';
import { announce } from '../register/announce';
import { withdrawalQuestion } from './questions';

const answerTo = (
  event: PreregistrationWithdrawalRequested,
  decision: WithdrawalDecision,
  decidedAt: Date,
): EncodedEvent => {
  const at = decidedAt.toISOString();
  switch (decision.type) {
    case 'PreregistrationWithdrawn':
      return announce(VehiclePreregistrationWithdrawn, event, decidedAt, { ...event.data, withdrawnAt: at });
    case 'WithdrawalRefused':
      return announce(VehicleWithdrawalRefused, event, decidedAt, {
        ...event.data,
        firstRegisteredOn: decision.firstRegisteredOn,
        refusedAt: at,
      });
  }
};

/** The importer takes a request back: it loses its force, now or when it comes, unless the vehicle has been registered by it. */
@Controller()
export class OnPreregistrationWithdrawalRequested {
  constructor(@Inject(VehicleRegister) private readonly register: Pick<VehicleRegister, 'apply'>) {}

  @Handles(PreregistrationWithdrawalRequested, {
    tries: 3,
    firstDelayMs: 200,
    maxDelayMs: 2_000,
    then: parkedForADay,
  })
  async handle(event: PreregistrationWithdrawalRequested): Promise<void> {
    const { vin, meldingId, seq, reason, replacedBy, requestedAt } = event.data;
    await this.register.apply({
      vin,
      cause: { eventId: event.id, question: withdrawalQuestion(meldingId) },
      ecoc: null,
      rule: (vehicle, { decidedAt }) => {
        const asked = { meldingId, seq, reason, replacedBy, requestedAt: new Date(requestedAt), decidedAt };
        const decision = withdrawPreregistration(vehicle, asked);
        return { decision, answer: [answerTo(event, decision, decidedAt)] };
      },
    });
  }
}
