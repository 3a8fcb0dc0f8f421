import { PreregistrationRequested } from '@kjoreklar/contracts';
import { Handles, parkedForADay } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { EUCARIS } from '../clients/eucaris-client';
import { Lookup } from '../lookup/lookup';

/** A request came in: EUCARIS is asked for the vehicle's certificates, once. A VIN that EUCARIS fails on waits by itself; when EUCARIS fails for all, nothing is asked until it answers again. */
@Controller()
export class OnPreregistrationRequested {
  constructor(@Inject(Lookup) private readonly lookup: Pick<Lookup, 'answer'>) {}

  @Handles(PreregistrationRequested, {
    tries: 3,
    firstDelayMs: 250,
    maxDelayMs: 2_000,
    then: parkedForADay,
    needs: [EUCARIS],
    concurrency: 128,
  })
  async handle(event: PreregistrationRequested): Promise<void> {
    await this.lookup.answer(event);
  }
}
