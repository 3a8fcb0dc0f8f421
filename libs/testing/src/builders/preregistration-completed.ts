import { randomUUID } from 'node:crypto';
import { derivedId, PreregistrationCompleted } from '@kjoreklar/contracts';
import type { z } from 'zod';

type Given = Partial<z.input<typeof PreregistrationCompleted.data>> & { readonly id?: string };

/** A case ended well; `id` is the event's id. */
export const aPreregistrationCompleted = ({ id, ...given }: Given = {}): PreregistrationCompleted => {
  const meldingId = given.meldingId ?? randomUUID();
  return {
    id: id ?? derivedId(meldingId, PreregistrationCompleted.topic),
    source: '/kjoreklar/intake',
    occurredAt: '2026-07-06T08:00:10.000Z',
    correlationId: meldingId,
    causationId: meldingId,
    topic: PreregistrationCompleted.topic,
    data: PreregistrationCompleted.data.parse({
      meldingId,
      vin: 'WV1ZZZ00000000001',
      organisation: '310000019',
      clientReference: 'ordre-4711',
      taxGroup: '101',
      status: 'KLAR_TIL_FORSTEGANGSREGISTRERING',
      importerSequence: 1,
      errors: [],
      warnings: [],
      decidedAt: '2026-07-06T08:00:10.000Z',
      ...given,
    }),
  };
};
