import { z } from 'zod';
import { defineEvent, type EventOf } from '../event-definition';
import { EcocDocument, FindingField, Instant, requestFields } from '../fields';

export const ECOC_MAX_BYTES = 8 * 1024 * 1024;

export const EcocObtained = defineEvent({
  type: 'ecoc.obtained',
  version: 1,
  key: (data) => data.vin,
  description: 'EUCARIS had one or more electronic certificates of conformity for the VIN.',
  maxBytes: ECOC_MAX_BYTES,
  data: z.object({
    ...requestFields,
    obtainedAt: Instant,
    documents: z
      .array(EcocDocument.extend({ selected: z.boolean().describe('The one to register the vehicle by') }))
      .min(1)
      .describe('All that EUCARIS had; exactly one is selected'),
    warnings: z
      .array(FindingField)
      .optional()
      .describe('What is odd about the documents together; left out where nothing is'),
  }),
});
export type EcocObtained = EventOf<typeof EcocObtained>;
