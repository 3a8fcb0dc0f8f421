import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Endpoint } from '../domain/endpoint';
import {
  type SigningScheme,
  signingSchemes,
  type WebhookEventType,
  webhookEventTypes,
} from '../domain/webhook-event-type';

export class EndpointResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uri' })
  url!: string;

  @ApiProperty({ enum: webhookEventTypes, isArray: true })
  events!: readonly WebhookEventType[];

  @ApiProperty()
  description!: string;

  @ApiProperty({ enum: signingSchemes, isArray: true })
  signing!: readonly SigningScheme[];

  @ApiPropertyOptional({ description: 'Public key for v1a, `whpk_…`; only where v1a is among `signing`.' })
  publicKey?: string;

  @ApiProperty({ enum: ['ACTIVE', 'DISABLED'] })
  status!: 'ACTIVE' | 'DISABLED';

  @ApiPropertyOptional({
    enum: ['BY_OWNER', 'GONE'],
    description: 'Only where `status` is DISABLED. GONE: the receiver answered 410.',
  })
  disabledReason?: 'BY_OWNER' | 'GONE';

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: string;
}

export class RegisteredEndpointResponse extends EndpointResponse {
  @ApiProperty({ description: 'Secret for v1, `whsec_` and base64. Shown this once: keep it.' })
  secret!: string;
}

export class EndpointListResponse {
  @ApiProperty({ type: EndpointResponse, isArray: true })
  endpoints!: EndpointResponse[];
}

export const toEndpointResponse = (endpoint: Endpoint): EndpointResponse => ({
  id: endpoint.id,
  url: endpoint.url,
  events: endpoint.events,
  description: endpoint.description,
  signing: endpoint.signing,
  ...(endpoint.publicKey === null ? {} : { publicKey: endpoint.publicKey }),
  status: endpoint.status,
  ...(endpoint.disabledReason === null ? {} : { disabledReason: endpoint.disabledReason }),
  createdAt: endpoint.createdAt.toISOString(),
  updatedAt: endpoint.updatedAt.toISOString(),
});
