import { z } from 'zod';
import { defineEvent, type EventOf } from '../event-definition';
import { Instant, MeldingId, Sequence, StageTimes, Vin } from '../fields';

export const VehiclePreregistrationSuperseded = defineEvent({
  type: 'vehicle.preregistration-superseded',
  version: 1,
  key: (data) => data.vin,
  description: 'A later request about the same vehicle was applied first; this one changes nothing.',
  data: z.object({
    meldingId: MeldingId,
    vin: Vin,
    seq: Sequence,
    stages: StageTimes,
    supersededBySeq: Sequence,
    supersededAt: Instant,
  }),
});
export type VehiclePreregistrationSuperseded = EventOf<typeof VehiclePreregistrationSuperseded>;
