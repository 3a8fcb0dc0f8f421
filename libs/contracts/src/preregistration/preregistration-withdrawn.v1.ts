import { z } from 'zod';
import { defineEvent, type EventOf } from '../event-definition';
import { importerEventFields } from './preregistration-completed.v1';

export const PreregistrationWithdrawn = defineEvent({
  type: 'preregistration.withdrawn',
  version: 1,
  key: (data) => data.vin,
  description: 'A pre-registration that was ready for first registration is withdrawn.',
  data: z.object(importerEventFields),
});
export type PreregistrationWithdrawn = EventOf<typeof PreregistrationWithdrawn>;
