import { z } from 'zod';
import { defineEvent, type EventOf } from '../event-definition';
import { Instant, MeldingId, Sequence, Vin } from '../fields';

export const EcocAwaited = defineEvent({
  type: 'ecoc.awaited',
  version: 1,
  key: (data) => data.vin,
  description: 'EUCARIS has no complete answer yet; it is asked again until the time given.',
  data: z.object({
    meldingId: MeldingId,
    vin: Vin,
    seq: Sequence,
    reason: z.enum(['NOT_FOUND', 'PARTIAL']),
    askUntil: Instant,
  }),
});
export type EcocAwaited = EventOf<typeof EcocAwaited>;
