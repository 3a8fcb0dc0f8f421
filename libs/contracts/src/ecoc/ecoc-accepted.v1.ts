import { z } from 'zod';
import { defineEvent, type EventOf } from '../event-definition';
import { EcocDocument, FindingField, requestFields, StageTimes } from '../fields';
import { ECOC_MAX_BYTES } from './ecoc-obtained.v1';
import { TechnicalFacts } from './technical-facts';

/** What was checked of a certificate, and what was not: an unchecked stage is never called passed. */
export const PerformedCheck = z.object({
  stage: z.enum(['envelope', 'structure', 'signature', 'content']),
  verdict: z.enum(['passed', 'failed', 'notChecked']),
});

export const EcocAccepted = defineEvent({
  type: 'ecoc.accepted',
  version: 1,
  key: (data) => data.vin,
  description: 'No performed check of the electronic certificate of conformity failed.',
  maxBytes: ECOC_MAX_BYTES,
  data: z.object({
    ...requestFields,
    stages: StageTimes,
    document: EcocDocument,
    facts: TechnicalFacts,
    checks: z.array(PerformedCheck),
    ruleSet: z.string().describe('Version of the rules it was judged by'),
    warnings: z.array(FindingField),
  }),
});
export type EcocAccepted = EventOf<typeof EcocAccepted>;
