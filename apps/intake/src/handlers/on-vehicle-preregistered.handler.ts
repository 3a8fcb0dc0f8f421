import { VehiclePreregistered } from '@kjoreklar/contracts';
import { Handles } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ChangeCases } from '../application/change-cases';
import { untilWritten } from './handler-policy';
import { toInstant, toInstantOrNull } from './to-instant';

@Controller()
export class OnVehiclePreregistered {
  constructor(@Inject(ChangeCases) private readonly changes: ChangeCases) {}

  @Handles(VehiclePreregistered, untilWritten)
  async handle({ data }: VehiclePreregistered): Promise<void> {
    const { vin, meldingId, warnings, stages, preregisteredAt } = data;
    const outcome = {
      status: 'KLAR_TIL_FORSTEGANGSREGISTRERING',
      errors: [],
      warnings,
      decidedAt: toInstant(preregisteredAt),
      obtainedAt: toInstantOrNull(stages.obtainedAt),
      checkedAt: toInstantOrNull(stages.checkedAt),
    } as const;
    await this.changes.submit({ vin, meldingId, change: { kind: 'decided', outcome } });
  }
}
