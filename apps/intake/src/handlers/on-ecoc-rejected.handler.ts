import { EcocRejected } from '@kjoreklar/contracts';
import { Handles } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ChangeCases } from '../application/change-cases';
import { untilWritten } from './handler-policy';
import { toInstant, toInstantOrNull } from './to-instant';

@Controller()
export class OnEcocRejected {
  constructor(@Inject(ChangeCases) private readonly changes: ChangeCases) {}

  @Handles(EcocRejected, untilWritten)
  async handle({ occurredAt, data }: EcocRejected): Promise<void> {
    const { vin, meldingId, errors, warnings, stages } = data;
    const outcome = {
      status: 'AVVIST',
      errors,
      warnings,
      decidedAt: toInstant(occurredAt),
      obtainedAt: toInstantOrNull(stages.obtainedAt),
      checkedAt: null,
    } as const;
    await this.changes.submit({ vin, meldingId, change: { kind: 'decided', outcome } });
  }
}
