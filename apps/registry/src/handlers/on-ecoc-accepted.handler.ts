import {
  EcocAccepted,
  type EncodedEvent,
  VehiclePreregistered,
  VehiclePreregistrationRefused,
  VehiclePreregistrationSuperseded,
} from '@kjoreklar/contracts';
import { Handles, parkedForADay } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { refusalFinding } from '../domain/refusal-finding';
import { registerVehicle, type RegistrationDecision } from '../domain/register-vehicle';
import type { Preregistration } from '../domain/vehicle';
import type { Circumstances } from '../register/register-entry';
import { VehicleRegister } from '../register/vehicle-register';
import { announce } from '../register/announce';
import { registrationQuestion, withdrawalQuestion } from './questions';
import { readEcoc } from './read-ecoc';

const preregistrationOf = ({ data }: EcocAccepted, preregisteredAt: Date): Preregistration => ({
  meldingId: data.meldingId,
  seq: data.seq,
  organisation: data.organisation,
  taxGroup: data.taxGroup,
  seats: data.seats,
  documentSha256: data.document.sha256,
  preregisteredAt,
});

const answerTo = (
  event: EcocAccepted,
  decision: RegistrationDecision,
  { decidedAt, relatedAnswer }: Circumstances,
): readonly EncodedEvent[] => {
  const at = decidedAt.toISOString();
  switch (decision.type) {
    case 'Preregistered':
      return [
        announce(VehiclePreregistered, event, decidedAt, {
          ...event.data,
          preregisteredAt: at,
          replaces: decision.replaces,
          documentSha256: event.data.document.sha256,
        }),
      ];
    case 'PreregistrationRefused':
      return [
        announce(VehiclePreregistrationRefused, event, decidedAt, {
          ...event.data,
          reason: decision.reason,
          errors: [refusalFinding(decision.reason)],
          refusedAt: at,
        }),
      ];
    case 'PreregistrationSuperseded':
      return [
        announce(VehiclePreregistrationSuperseded, event, decidedAt, {
          ...event.data,
          supersededBySeq: decision.supersededBySeq,
          supersededAt: at,
        }),
      ];
    case 'PreregistrationForestalled':
      return relatedAnswer;
  }
};

/** An eCoC passed its checks: the vehicle becomes ready for first registration, or the register says why not. */
@Controller()
export class OnEcocAccepted {
  constructor(@Inject(VehicleRegister) private readonly register: Pick<VehicleRegister, 'apply'>) {}

  @Handles(EcocAccepted, { tries: 3, firstDelayMs: 200, maxDelayMs: 2_000, then: parkedForADay })
  async handle(event: EcocAccepted): Promise<void> {
    const { meldingId, vin } = event.data;
    await this.register.apply({
      vin,
      cause: {
        eventId: event.id,
        question: registrationQuestion(meldingId),
        related: withdrawalQuestion(meldingId),
      },
      ecoc: readEcoc(event.data),
      rule: (vehicle, circumstances) => {
        const decision = registerVehicle(vehicle, preregistrationOf(event, circumstances.decidedAt));
        return { decision, answer: answerTo(event, decision, circumstances) };
      },
    });
  }
}
