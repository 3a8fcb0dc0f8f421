import type { SigningScheme, WebhookEventType } from './webhook-event-type';

export const MAX_ENDPOINTS_PER_ORGANISATION = 20;

export type EndpointStatus = 'ACTIVE' | 'DISABLED';

/** Where an organisation wants to be told. */
export interface Endpoint {
  readonly id: string;
  readonly organisation: string;
  readonly url: string;
  readonly description: string;
  readonly events: readonly WebhookEventType[];
  readonly signing: readonly SigningScheme[];
  readonly status: EndpointStatus;
  /** `GONE`: its receiver answered 410. */
  readonly disabledReason: 'BY_OWNER' | 'GONE' | null;
  /** `whpk_…`, where v1a is among `signing`. */
  readonly publicKey: string | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface NewEndpoint extends Pick<
  Endpoint,
  'id' | 'organisation' | 'url' | 'description' | 'events' | 'signing'
> {
  /** For v1. */
  readonly secret: Buffer;
  /** For v1a: the seed of the private key, and the public key as `whpk_…`. */
  readonly keyPair: { readonly seed: Buffer; readonly publicKey: string } | undefined;
}

/** What is not given stays as it is. */
export type EndpointChange = Partial<Pick<Endpoint, 'url' | 'description' | 'events' | 'status'>>;
