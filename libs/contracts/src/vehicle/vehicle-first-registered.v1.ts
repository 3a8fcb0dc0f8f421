import { z } from 'zod';
import { defineEvent, type EventOf } from '../event-definition';
import { Instant, LegalDate, MeldingId, Organisation, Vin } from '../fields';

export const VehicleFirstRegistered = defineEvent({
  type: 'vehicle.first-registered',
  version: 1,
  key: (data) => data.vin,
  description: 'A vehicle was registered for the first time (førstegangsregistrert).',
  data: z.object({
    vin: Vin,
    meldingId: MeldingId.describe('The request that had made the vehicle ready'),
    organisation: Organisation,
    firstRegisteredOn: LegalDate,
    registeredAt: Instant,
  }),
});
export type VehicleFirstRegistered = EventOf<typeof VehicleFirstRegistered>;
