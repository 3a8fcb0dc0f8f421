import { z } from 'zod';
import { defineEvent, type EventOf } from '../event-definition';
import { Instant, LegalDate, MeldingId, Sequence, Vin } from '../fields';

export const VehicleWithdrawalRefused = defineEvent({
  type: 'vehicle.withdrawal-refused',
  version: 1,
  key: (data) => data.vin,
  description: 'A withdrawal came too late: the vehicle has been registered for the first time by this request.',
  data: z.object({
    meldingId: MeldingId,
    vin: Vin,
    seq: Sequence,
    firstRegisteredOn: LegalDate,
    refusedAt: Instant,
  }),
});
export type VehicleWithdrawalRefused = EventOf<typeof VehicleWithdrawalRefused>;
