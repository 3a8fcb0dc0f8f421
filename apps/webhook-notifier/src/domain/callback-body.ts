import type { PreregistrationCompleted } from '@kjoreklar/contracts';
import type { Finding } from '@kjoreklar/domain';
import type { WebhookEventType } from './webhook-event-type';

const finding = ({ code, path, nb, en }: Finding) => ({ kode: code, sti: path, melding: nb, message: en });

/** The JSON text of a callback; the names are Norwegian because the importer's own messages are. */
export const callbackBody = (type: WebhookEventType, data: PreregistrationCompleted['data']): string =>
  JSON.stringify({
    type,
    timestamp: data.decidedAt,
    data: {
      meldingId: data.meldingId,
      understellsnummer: data.vin,
      klientreferanse: data.clientReference,
      avgiftsgruppeKode: data.taxGroup,
      status: data.status,
      sekvens: data.importerSequence,
      feil: data.errors.map(finding),
      varsler: data.warnings.map(finding),
    },
  });
