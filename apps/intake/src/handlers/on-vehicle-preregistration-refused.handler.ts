import { VehiclePreregistrationRefused } from '@kjoreklar/contracts';
import { Handles } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ChangeCases } from '../application/change-cases';
import { untilWritten } from './handler-policy';
import { toInstant, toInstantOrNull } from './to-instant';

@Controller()
export class OnVehiclePreregistrationRefused {
  constructor(@Inject(ChangeCases) private readonly changes: ChangeCases) {}

  @Handles(VehiclePreregistrationRefused, untilWritten)
  async handle({ data }: VehiclePreregistrationRefused): Promise<void> {
    const { vin, meldingId, errors, stages, refusedAt } = data;
    const outcome = {
      status: 'AVVIST',
      errors,
      warnings: [],
      decidedAt: toInstant(refusedAt),
      obtainedAt: toInstantOrNull(stages.obtainedAt),
      checkedAt: toInstantOrNull(stages.checkedAt),
    } as const;
    await this.changes.submit({ vin, meldingId, change: { kind: 'decided', outcome } });
  }
}
