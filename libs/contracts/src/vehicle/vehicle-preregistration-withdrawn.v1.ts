import { z } from 'zod';
import { defineEvent, type EventOf } from '../event-definition';
import { Instant, MeldingId, Sequence, Vin } from '../fields';

export const VehiclePreregistrationWithdrawn = defineEvent({
  type: 'vehicle.preregistration-withdrawn',
  version: 1,
  key: (data) => data.vin,
  description: 'A request can no longer pre-register the vehicle; if it had, that is undone.',
  data: z.object({
    meldingId: MeldingId,
    vin: Vin,
    seq: Sequence,
    reason: z.enum(['WITHDRAWN', 'REPLACED']),
    withdrawnAt: Instant,
  }),
});
export type VehiclePreregistrationWithdrawn = EventOf<typeof VehiclePreregistrationWithdrawn>;
