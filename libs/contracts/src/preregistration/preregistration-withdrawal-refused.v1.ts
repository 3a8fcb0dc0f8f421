import { z } from 'zod';
import { defineEvent, type EventOf } from '../event-definition';
import { importerEventFields } from './preregistration-completed.v1';

export const PreregistrationWithdrawalRefused = defineEvent({
  type: 'preregistration.withdrawal-refused',
  version: 1,
  key: (data) => data.vin,
  description: 'A withdrawal came too late: the vehicle has been registered for the first time.',
  data: z.object(importerEventFields),
});
export type PreregistrationWithdrawalRefused = EventOf<typeof PreregistrationWithdrawalRefused>;
