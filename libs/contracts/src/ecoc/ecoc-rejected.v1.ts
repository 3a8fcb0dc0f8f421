import { z } from 'zod';
import { defineEvent, type EventOf } from '../event-definition';
import { FindingField, MeldingId, Sequence, Sha256, StageTimes, Vin } from '../fields';
import { PerformedCheck } from './ecoc-accepted.v1';

export const EcocRejected = defineEvent({
  type: 'ecoc.rejected',
  version: 1,
  key: (data) => data.vin,
  description: 'The electronic certificate of conformity broke a rule.',
  data: z.object({
    meldingId: MeldingId,
    vin: Vin,
    seq: Sequence,
    stages: StageTimes,
    documentSha256: Sha256,
    checks: z.array(PerformedCheck),
    ruleSet: z.string(),
    errors: z.array(FindingField).min(1),
    warnings: z.array(FindingField),
  }),
});
export type EcocRejected = EventOf<typeof EcocRejected>;
