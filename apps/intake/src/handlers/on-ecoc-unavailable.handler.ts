import { EcocUnavailable } from '@kjoreklar/contracts';
import { Handles } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ChangeCases } from '../application/change-cases';
import { untilWritten } from './handler-policy';
import { toInstant } from './to-instant';

@Controller()
export class OnEcocUnavailable {
  constructor(@Inject(ChangeCases) private readonly changes: ChangeCases) {}

  @Handles(EcocUnavailable, untilWritten)
  async handle({ data }: EcocUnavailable): Promise<void> {
    const { vin, meldingId, errors, answeredAt } = data;
    const outcome = {
      status: 'ECOC_IKKE_FUNNET',
      errors,
      warnings: [],
      decidedAt: toInstant(answeredAt),
      obtainedAt: null,
      checkedAt: null,
    } as const;
    await this.changes.submit({ vin, meldingId, change: { kind: 'decided', outcome } });
  }
}
