import { z } from 'zod';
import { defineEvent, type EventOf } from '../event-definition';
import { LegalDate, requestFields } from '../fields';

export const PreregistrationRequested = defineEvent({
  type: 'preregistration.requested',
  version: 1,
  key: (data) => data.vin,
  description: 'An importer asked for the pre-registration of a vehicle.',
  data: z.object({
    ...requestFields,
    clientReference: z.string().nullable().describe("The importer's own reference (klientreferanse)"),
    waitUntil: LegalDate.nullable().describe('Keep asking EUCARIS until the end of this day (ventTil)'),
  }),
});
export type PreregistrationRequested = EventOf<typeof PreregistrationRequested>;
