import { PreregistrationWithdrawn } from '@kjoreklar/contracts';
import { Handles } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { CallbackDelivery } from '../delivery/callback-delivery';
import { toImporterEvent } from '../domain/importer-event';
import { untilStored } from './retry-policy';

/** A vehicle that was ready is withdrawn: its importer is told. */
@Controller()
export class OnPreregistrationWithdrawn {
  constructor(@Inject(CallbackDelivery) private readonly callbacks: Pick<CallbackDelivery, 'accept'>) {}

  @Handles(PreregistrationWithdrawn, untilStored)
  async handle(event: PreregistrationWithdrawn): Promise<void> {
    await this.callbacks.accept(toImporterEvent('preregistration.withdrawn', event));
  }
}
