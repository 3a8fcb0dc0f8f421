import { z } from 'zod';
import { defineEvent, type EventOf } from '../event-definition';
import { FindingField, Instant, MeldingId, Sequence, StageTimes, Vin } from '../fields';

export const VehiclePreregistrationRefused = defineEvent({
  type: 'vehicle.preregistration-refused',
  version: 1,
  key: (data) => data.vin,
  description: 'The register refused a pre-registration.',
  data: z.object({
    meldingId: MeldingId,
    vin: Vin,
    seq: Sequence,
    stages: StageTimes,
    reason: z.enum(['ALREADY_REGISTERED', 'HELD_BY_OTHER_ORGANISATION']),
    errors: z.array(FindingField).min(1),
    refusedAt: Instant,
  }),
});
export type VehiclePreregistrationRefused = EventOf<typeof VehiclePreregistrationRefused>;
