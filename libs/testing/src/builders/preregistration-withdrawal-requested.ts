import { randomUUID } from 'node:crypto';
import { derivedId, PreregistrationWithdrawalRequested } from '@kjoreklar/contracts';
import type { z } from 'zod';

type Given = Partial<z.input<typeof PreregistrationWithdrawalRequested.data>> & { readonly id?: string };

/** An importer took a request back; `id` is the event's id. */
export const aWithdrawalRequested = ({ id, ...given }: Given = {}): PreregistrationWithdrawalRequested => {
  const meldingId = given.meldingId ?? randomUUID();
  return {
    id: id ?? derivedId(meldingId, PreregistrationWithdrawalRequested.topic),
    source: '/kjoreklar/intake',
    occurredAt: '2026-07-06T08:00:05.000Z',
    correlationId: meldingId,
    causationId: meldingId,
    topic: PreregistrationWithdrawalRequested.topic,
    data: PreregistrationWithdrawalRequested.data.parse({
      meldingId,
      vin: 'WV1ZZZ00000000001',
      seq: 1,
      organisation: '310000019',
      reason: 'WITHDRAWN',
      replacedBy: null,
      requestedAt: '2026-07-06T08:00:05.000Z',
      ...given,
    }),
  };
};
