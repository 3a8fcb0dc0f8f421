import type { Endpoint, EndpointStatus } from '../domain/endpoint';
import type { SigningScheme, WebhookEventType } from '../domain/webhook-event-type';

/** Never the secrets. */
export const ENDPOINT_COLUMNS =
  'id, organisation, url, description, events, signing, status, disabled_reason, public_key, revision, created_at, updated_at';

export interface EndpointRow {
  readonly id: string;
  readonly organisation: string;
  readonly url: string;
  readonly description: string;
  readonly events: WebhookEventType[];
  readonly signing: SigningScheme[];
  readonly status: EndpointStatus;
  readonly disabled_reason: 'BY_OWNER' | 'GONE' | null;
  readonly public_key: string | null;
  readonly revision: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

export const toEndpoint = (row: EndpointRow): Endpoint => ({
  id: row.id,
  organisation: row.organisation,
  url: row.url,
  description: row.description,
  events: row.events,
  signing: row.signing,
  status: row.status,
  disabledReason: row.disabled_reason,
  publicKey: row.public_key,
  revision: row.revision,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
