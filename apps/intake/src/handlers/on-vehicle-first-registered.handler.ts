import { VehicleFirstRegistered } from '@kjoreklar/contracts';
import { Handles } from '@kjoreklar/messaging';
import { Controller, Inject } from '@nestjs/common';
import { ChangeCases } from '../application/change-cases';
import { untilWritten } from './handler-policy';

@Controller()
export class OnVehicleFirstRegistered {
  constructor(@Inject(ChangeCases) private readonly changes: ChangeCases) {}

  @Handles(VehicleFirstRegistered, untilWritten)
  async handle({ data }: VehicleFirstRegistered): Promise<void> {
    const { vin, meldingId, firstRegisteredOn } = data;
    await this.changes.submit({ vin, meldingId, change: { kind: 'firstRegistered', firstRegisteredOn } });
  }
}
