import { PreregistrationCompleted } from '@kjoreklar/contracts';
import { Handles } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { CallbackDelivery } from '../delivery/callback-delivery';
import { toImporterEvent } from '../domain/importer-event';
import { untilStored } from './retry-policy';

/** A case ended: its importer is told how. */
@Controller()
export class OnPreregistrationCompleted {
  constructor(@Inject(CallbackDelivery) private readonly callbacks: Pick<CallbackDelivery, 'accept'>) {}

  @Handles(PreregistrationCompleted, untilStored)
  async handle(event: PreregistrationCompleted): Promise<void> {
    await this.callbacks.accept(toImporterEvent('preregistration.completed', event));
  }
}
