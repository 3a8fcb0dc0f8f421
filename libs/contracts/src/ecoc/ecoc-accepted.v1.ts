import { z } from 'zod';
import { defineEvent, type EventOf } from '../event-definition';
import { EcocDocument, FindingField, requestFields, StageTimes } from '../fields';
import { ECOC_MAX_BYTES } from './ecoc-obtained.v1';
import { TechnicalFacts } from './technical-facts';

/** What was checked of a certificate, and what was not: an unchecked stage is never called passed. */
const Performed = z.enum(['passed', 'failed', 'notChecked']);
export const PerformedCheck = z.object({
  stage: z.enum(['envelope', 'structure', 'signature', 'content']),
  verdict: Performed,
  parts: z
    .object({
      integrity: Performed.describe('The document is as the holder of the certificate signed it'),
      identity: Performed.describe('The holder signs for the manufacturer that the document names'),
      trust: Performed.describe('A trusted issuer vouches for the certificate'),
    })
    .optional()
    .describe('Of the stage signature, where it was performed'),
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
