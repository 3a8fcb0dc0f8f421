import { createHash, randomUUID } from 'node:crypto';
import { derivedId, EcocObtained } from '@kjoreklar/contracts';
import type { z } from 'zod';

/** `content` is the eCoC itself, `id` the id of the event. */
type Given = Partial<z.input<typeof EcocObtained.data>> & {
  readonly content?: string | Uint8Array;
  readonly id?: string;
};

/** EUCARIS had one document, `content`, unless `documents` are given. */
export const anEcocObtained = ({ content = '<eCoC/>', id, ...given }: Given = {}): EcocObtained => {
  const bytes = Buffer.from(content);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const meldingId = given.meldingId ?? randomUUID();
  return {
    id: id ?? derivedId(meldingId, EcocObtained.topic),
    source: '/kjoreklar/eucaris-lookup',
    occurredAt: '2026-07-06T08:00:01.000Z',
    correlationId: meldingId,
    causationId: derivedId(meldingId, 'preregistration.requested.v1'),
    topic: EcocObtained.topic,
    data: EcocObtained.data.parse({
      meldingId,
      vin: 'WV1ZZZ00000000001',
      seq: 1,
      organisation: '310000019',
      taxGroup: '101',
      seats: null,
      receivedAt: '2026-07-06T08:00:00.000Z',
      obtainedAt: '2026-07-06T08:00:01.000Z',
      documents: [{ content: bytes.toString('base64'), sha256, selected: true }],
      ...given,
    }),
  };
};
