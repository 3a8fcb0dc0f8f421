import { EcocAwaited } from '@kjoreklar/contracts';
import { Handles } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ChangeCases } from '../application/change-cases';
import { untilWritten } from './handler-policy';
import { toInstant } from './to-instant';

/** Written at once: a case that waits lets the later ones of its VIN close. */
@Controller()
export class OnEcocAwaited {
  constructor(@Inject(ChangeCases) private readonly changes: ChangeCases) {}

  @Handles(EcocAwaited, untilWritten)
  async handle({ occurredAt, data: { vin, meldingId, askUntil } }: EcocAwaited): Promise<void> {
    const progress = { stage: 'awaited', at: toInstant(occurredAt), askUntil: toInstant(askUntil) } as const;
    await this.changes.submit({ vin, meldingId, change: { kind: 'progressed', progress } });
  }
}
