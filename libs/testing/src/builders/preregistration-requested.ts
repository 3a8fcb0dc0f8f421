import { randomUUID } from 'node:crypto';
import { derivedId, PreregistrationRequested } from '@kjoreklar/contracts';
import type { z } from 'zod';

type Given = Partial<z.input<typeof PreregistrationRequested.data>> & { readonly id?: string };

/** An importer asked for a pre-registration; `id` is the event's id. */
export const aPreregistrationRequested = ({ id, ...given }: Given = {}): PreregistrationRequested => {
  const meldingId = given.meldingId ?? randomUUID();
  return {
    id: id ?? derivedId(meldingId, PreregistrationRequested.topic),
    source: '/kjoreklar/intake',
    occurredAt: '2026-07-06T08:00:00.000Z',
    correlationId: meldingId,
    causationId: meldingId,
    topic: PreregistrationRequested.topic,
    data: PreregistrationRequested.data.parse({
      meldingId,
      vin: 'WV1ZZZ00000000001',
      seq: 1,
      organisation: '310000019',
      taxGroup: '101',
      seats: null,
      receivedAt: '2026-07-06T08:00:00.000Z',
      clientReference: null,
      waitUntil: null,
      ...given,
    }),
  };
};
