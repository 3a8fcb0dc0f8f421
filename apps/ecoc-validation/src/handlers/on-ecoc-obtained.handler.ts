import { EcocObtained } from '@kjoreklar/contracts';
import { Handles, parkedForADay } from '@kjoreklar/messaging';
import type { Clock } from '@kjoreklar/service-kit';
import { Controller, Inject } from '@nestjs/common';
import { CheckPool } from '../checking/check-pool';
import { judgeEcoc, questionOf } from '../domain/judge-ecoc';
import { VerdictStore } from '../store/verdict.store';

export const CLOCK = Symbol('clock');

/** EUCARIS had the vehicle's certificate: it is judged, once. */
@Controller()
export class OnEcocObtained {
  constructor(
    @Inject(VerdictStore) private readonly verdicts: Pick<VerdictStore, 'record'>,
    @Inject(CheckPool) private readonly checks: Pick<CheckPool, 'check'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Handles(EcocObtained, { tries: 3, firstDelayMs: 200, maxDelayMs: 2_000, then: parkedForADay })
  async handle(event: EcocObtained): Promise<void> {
    const verdict = await this.checks.check(questionOf(event));
    await this.verdicts.record({
      meldingId: event.data.meldingId,
      causeId: event.id,
      ...judgeEcoc(event, verdict, this.clock.now()),
    });
  }
}
