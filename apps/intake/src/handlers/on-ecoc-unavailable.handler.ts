import { EcocUnavailable } from '@kjoreklar/contracts';
import { Handles } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ChangeCases } from '../application/change-cases';
import { untilWritten } from './handler-policy';
import { toInstant } from './to-instant';

/** Nothing to register by is one thing; certificates that contradict each other, or of an unfinished vehicle, are a refusal. */
const statusFor = {
  NOT_FOUND: 'ECOC_IKKE_FUNNET',
  PARTIAL: 'ECOC_IKKE_FUNNET',
  CONFLICT: 'AVVIST',
  INCOMPLETE: 'AVVIST',
} as const;

@Controller()
export class OnEcocUnavailable {
  constructor(@Inject(ChangeCases) private readonly changes: ChangeCases) {}

  @Handles(EcocUnavailable, untilWritten)
  async handle({ data }: EcocUnavailable): Promise<void> {
    const { vin, meldingId, reason, errors, answeredAt } = data;
    const outcome = {
      status: statusFor[reason],
      errors,
      warnings: [],
      decidedAt: toInstant(answeredAt),
      obtainedAt: null,
      checkedAt: null,
    };
    await this.changes.submit({ vin, meldingId, change: { kind: 'decided', outcome } });
  }
}
