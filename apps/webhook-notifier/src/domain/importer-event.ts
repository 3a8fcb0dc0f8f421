import type { PreregistrationCompleted } from '@kjoreklar/contracts';
import { callbackBody } from './callback-body';
import type { WebhookEventType } from './webhook-event-type';

/** Something that an importer is to be told, with the text that every endpoint gets on every attempt. */
export interface ImporterEvent {
  /** The id of the event; becomes `webhook-id`. */
  readonly id: string;
  readonly type: WebhookEventType;
  readonly organisation: string;
  readonly vin: string;
  /** Counts the organisation's events about the VIN, from 1 without gaps (`sekvens`). */
  readonly sequence: number;
  readonly body: string;
}

/** All events for importers carry the same data. */
export const toImporterEvent = (
  type: WebhookEventType,
  { id, data }: Pick<PreregistrationCompleted, 'id' | 'data'>,
): ImporterEvent => ({
  id,
  type,
  organisation: data.organisation,
  vin: data.vin,
  sequence: data.importerSequence,
  body: callbackBody(type, data),
});
