import { z } from 'zod';
import { defineEvent, type EventOf } from '../event-definition';
import { FindingField, Instant, MeldingId, Sequence, Vin } from '../fields';

export const EcocUnavailable = defineEvent({
  type: 'ecoc.unavailable',
  version: 1,
  key: (data) => data.vin,
  description: 'EUCARIS has no certificate for the VIN that a vehicle can be registered by.',
  data: z.object({
    meldingId: MeldingId,
    vin: Vin,
    seq: Sequence,
    reason: z
      .enum(['NOT_FOUND', 'PARTIAL', 'CONFLICT', 'INCOMPLETE'])
      .describe('Unknown; some states never answered; equal versions differ; only certificates of an incomplete stage'),
    errors: z.array(FindingField).min(1),
    answeredAt: Instant,
  }),
});
export type EcocUnavailable = EventOf<typeof EcocUnavailable>;
