import { PreregistrationRequested } from '@kjoreklar/contracts';
import { Handles } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { Lookup } from '../lookup/lookup';

/** A request came in: EUCARIS is asked for the vehicle's certificates, once. Failures hold the VIN and are tried again for ever. */
@Controller()
export class OnPreregistrationRequested {
  constructor(@Inject(Lookup) private readonly lookup: Pick<Lookup, 'answer'>) {}

  @Handles(PreregistrationRequested, {
    tries: 3,
    firstDelayMs: 250,
    maxDelayMs: 30_000,
    onExhausted: 'keepTrying',
    concurrency: 128,
  })
  async handle(event: PreregistrationRequested): Promise<void> {
    await this.lookup.answer(event);
  }
}
