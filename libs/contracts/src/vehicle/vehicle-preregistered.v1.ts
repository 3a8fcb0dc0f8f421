import { z } from 'zod';
import { defineEvent, type EventOf } from '../event-definition';
import { FindingField, Instant, MeldingId, requestFields, Sha256, StageTimes } from '../fields';

export const VehiclePreregistered = defineEvent({
  type: 'vehicle.preregistered',
  version: 1,
  key: (data) => data.vin,
  description: 'A vehicle is ready for first registration (klar til førstegangsregistrering).',
  data: z.object({
    ...requestFields,
    stages: StageTimes,
    preregisteredAt: Instant,
    replaces: MeldingId.nullable().describe(
      'The pre-registration of the same organisation that this one takes the place of',
    ),
    documentSha256: Sha256,
    warnings: z.array(FindingField),
  }),
});
export type VehiclePreregistered = EventOf<typeof VehiclePreregistered>;
