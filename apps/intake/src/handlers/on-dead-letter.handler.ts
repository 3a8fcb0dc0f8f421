import { type DeadLetter, HandlesDeadLetters } from '@kjoreklar/messaging';
import type { Logger } from '@kjoreklar/service-kit';
import { Controller, Inject } from '@nestjs/common';
import { ChangeCases } from '../application/change-cases';
import { isMeldingId } from '../domain/melding-id';
import { CaseReadModel } from '../store/case.read-model';
import { untilWritten } from './handler-policy';

export const LOGGER = Symbol('logger');

/** Sets the case of a dead letter aside, whichever consumer gave up on it. */
@Controller()
export class OnDeadLetter {
  constructor(
    @Inject(ChangeCases) private readonly changes: ChangeCases,
    @Inject(CaseReadModel) private readonly cases: CaseReadModel,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  @HandlesDeadLetters(untilWritten)
  async handle({ headers, topic, originalTopic, group, reason }: DeadLetter): Promise<void> {
    const meldingId = headers['ce_correlationid'] ?? '';
    const subject = isMeldingId(meldingId) ? await this.cases.find(meldingId) : undefined;
    const where = { meldingId, topic, originalTopic, group, reason };
    if (!subject) return this.logger.error(where, 'a dead letter belongs to no known case');
    const { after } = await this.changes.submit({ vin: subject.vin, meldingId, change: { kind: 'setAside' } });
    if (after && !after.closedAt) this.logger.error(where, 'a case is set aside until its dead letter is dealt with');
  }
}
