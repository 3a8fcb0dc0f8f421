import { PreregistrationWithdrawalRequested } from '@kjoreklar/contracts';
import { Handles, parkedForADay } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { PostgresLookupStore } from '../store/lookup.store';

/** A request was withdrawn: it is not asked about any more. The registry answers the withdrawal, so nothing is said here. */
@Controller()
export class OnPreregistrationWithdrawalRequested {
  constructor(@Inject(PostgresLookupStore) private readonly lookups: Pick<PostgresLookupStore, 'withdraw'>) {}

  @Handles(PreregistrationWithdrawalRequested, {
    tries: 3,
    firstDelayMs: 250,
    maxDelayMs: 2_000,
    then: parkedForADay,
  })
  async handle({ data }: PreregistrationWithdrawalRequested): Promise<void> {
    await this.lookups.withdraw(data);
  }
}
