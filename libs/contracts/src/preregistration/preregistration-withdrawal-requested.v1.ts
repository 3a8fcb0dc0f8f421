import { z } from 'zod';
import { defineEvent, type EventOf } from '../event-definition';
import { Instant, MeldingId, Organisation, Sequence, Vin } from '../fields';

export const PreregistrationWithdrawalRequested = defineEvent({
  type: 'preregistration.withdrawal-requested',
  version: 1,
  key: (data) => data.vin,
  description: 'The importer withdrew a request, or sent a new one for the same vehicle while this one was open.',
  data: z.object({
    meldingId: MeldingId,
    vin: Vin,
    seq: Sequence,
    organisation: Organisation,
    reason: z.enum(['WITHDRAWN', 'REPLACED']),
    replacedBy: MeldingId.nullable().describe('The later request, where reason is REPLACED'),
    requestedAt: Instant,
  }),
});
export type PreregistrationWithdrawalRequested = EventOf<typeof PreregistrationWithdrawalRequested>;
