import { VehiclePreregistrationSuperseded } from '@kjoreklar/contracts';
import { Handles } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ChangeCases } from '../application/change-cases';
import { untilWritten } from './handler-policy';
import { replacedBy } from '../domain/case-findings';
import { toInstant, toInstantOrNull } from './to-instant';

@Controller()
export class OnVehiclePreregistrationSuperseded {
  constructor(@Inject(ChangeCases) private readonly changes: ChangeCases) {}

  @Handles(VehiclePreregistrationSuperseded, untilWritten)
  async handle({ data }: VehiclePreregistrationSuperseded): Promise<void> {
    const { vin, meldingId, stages, supersededAt } = data;
    const outcome = {
      status: 'ERSTATTET',
      errors: [],
      warnings: [replacedBy(null)],
      decidedAt: toInstant(supersededAt),
      obtainedAt: toInstantOrNull(stages.obtainedAt),
      checkedAt: toInstantOrNull(stages.checkedAt),
    } as const;
    await this.changes.submit({ vin, meldingId, change: { kind: 'decided', outcome } });
  }
}
