import { PreregistrationWithdrawalRefused } from '@kjoreklar/contracts';
import { Handles } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { CallbackDelivery } from '../delivery/callback-delivery';
import { toImporterEvent } from '../domain/importer-event';
import { untilStored } from './retry-policy';

/** A withdrawal came too late: its importer is told. */
@Controller()
export class OnPreregistrationWithdrawalRefused {
  constructor(@Inject(CallbackDelivery) private readonly callbacks: Pick<CallbackDelivery, 'accept'>) {}

  @Handles(PreregistrationWithdrawalRefused, untilStored)
  async handle(event: PreregistrationWithdrawalRefused): Promise<void> {
    await this.callbacks.accept(toImporterEvent('preregistration.withdrawal-refused', event));
  }
}
