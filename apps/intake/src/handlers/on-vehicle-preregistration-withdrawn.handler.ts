import { VehiclePreregistrationWithdrawn } from '@kjoreklar/contracts';
import { Handles } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ChangeCases } from '../application/change-cases';
import { untilWritten } from './handler-policy';
import { toInstant } from './to-instant';

@Controller()
export class OnVehiclePreregistrationWithdrawn {
  constructor(@Inject(ChangeCases) private readonly changes: ChangeCases) {}

  @Handles(VehiclePreregistrationWithdrawn, untilWritten)
  async handle({ data }: VehiclePreregistrationWithdrawn): Promise<void> {
    const { vin, meldingId, reason, withdrawnAt } = data;
    const answer = { granted: true, reason, answeredAt: toInstant(withdrawnAt), firstRegisteredOn: null };
    await this.changes.submit({ vin, meldingId, change: { kind: 'withdrawalAnswered', answer } });
  }
}
