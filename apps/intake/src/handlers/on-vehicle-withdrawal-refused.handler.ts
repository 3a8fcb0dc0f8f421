import { VehicleWithdrawalRefused } from '@kjoreklar/contracts';
import { Handles } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ChangeCases } from '../application/change-cases';
import { untilWritten } from './handler-policy';
import { toInstant } from './to-instant';

@Controller()
export class OnVehicleWithdrawalRefused {
  constructor(@Inject(ChangeCases) private readonly changes: ChangeCases) {}

  @Handles(VehicleWithdrawalRefused, untilWritten)
  async handle({ data }: VehicleWithdrawalRefused): Promise<void> {
    const { vin, meldingId, firstRegisteredOn, refusedAt } = data;
    const answer = {
      granted: false,
      reason: 'WITHDRAWN',
      answeredAt: toInstant(refusedAt),
      firstRegisteredOn,
    } as const;
    await this.changes.submit({ vin, meldingId, change: { kind: 'withdrawalAnswered', answer } });
  }
}
