import { z } from 'zod';
import { defineEvent, type EventOf } from '../event-definition';
import { FindingField, Instant, MeldingId, Organisation, TaxGroupCode, TerminalStatus, Vin } from '../fields';

/** What the importer is told of a case, whichever of the three events tells it. */
export const importerEventFields = {
  meldingId: MeldingId,
  vin: Vin,
  organisation: Organisation,
  clientReference: z.string().nullable(),
  taxGroup: TaxGroupCode,
  status: TerminalStatus,
  importerSequence: z.number().int().positive().describe("Counts this organisation's events about this VIN (sekvens)"),
  errors: z.array(FindingField),
  warnings: z.array(FindingField),
  decidedAt: Instant,
} as const;

export const PreregistrationCompleted = defineEvent({
  type: 'preregistration.completed',
  version: 1,
  key: (data) => data.vin,
  description: 'A case ended. Exactly one per request.',
  data: z.object(importerEventFields),
});
export type PreregistrationCompleted = EventOf<typeof PreregistrationCompleted>;
