import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CallReport } from '../clients/webhook.client';
import type { DeliveryStatus } from '../domain/delivery';
import { type WebhookEventType, webhookEventTypes } from '../domain/webhook-event-type';
import type { LoggedAttempt, LoggedDelivery, LogPage } from '../store/delivery.read-model';

class CallResponse {
  @ApiProperty({ format: 'date-time' })
  attemptedAt!: string;

  @ApiProperty({ type: 'integer' })
  durationMs!: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'HTTP status; null without an answer.' })
  responseStatus!: number | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'Why there was no answer.' })
  error!: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: "The beginning of the answer's body." })
  responseSnippet!: string | null;
}

export class AttemptResponse extends CallResponse {
  @ApiProperty({ type: 'integer', description: '1 for the first.' })
  number!: number;
}

export class EndpointTestResponse extends CallResponse {
  @ApiProperty({ description: 'Whether the receiver answered 2xx.' })
  delivered!: boolean;
}

export class DeliveryResponse {
  @ApiProperty()
  id!: string;

  @ApiProperty({ description: '`webhook-id` of every attempt.' })
  webhookId!: string;

  @ApiProperty({ enum: webhookEventTypes })
  type!: WebhookEventType;

  @ApiProperty()
  understellsnummer!: string;

  @ApiProperty({ type: 'integer' })
  sekvens!: number;

  @ApiProperty({ enum: ['PENDING', 'DELIVERED', 'EXHAUSTED', 'CANCELLED'] })
  status!: DeliveryStatus;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Only while it waits for one.' })
  nextAttemptAt?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Only when `status` is no longer PENDING.' })
  finishedAt?: string;

  @ApiProperty({ type: AttemptResponse, isArray: true })
  attempts!: AttemptResponse[];
}

export class DeliveryLogResponse {
  @ApiProperty({ type: DeliveryResponse, isArray: true })
  deliveries!: DeliveryResponse[];

  @ApiPropertyOptional({ description: 'Give it as `after` to see what came before; missing on the last page.' })
  next?: string;
}

const toAttemptResponse = (attempt: LoggedAttempt): AttemptResponse => ({
  ...attempt,
  attemptedAt: attempt.attemptedAt.toISOString(),
});

const toDeliveryResponse = (delivery: LoggedDelivery): DeliveryResponse => ({
  id: delivery.id,
  webhookId: delivery.eventId,
  type: delivery.type,
  understellsnummer: delivery.vin,
  sekvens: delivery.sequence,
  status: delivery.status,
  createdAt: delivery.createdAt.toISOString(),
  ...(delivery.nextAttemptAt ? { nextAttemptAt: delivery.nextAttemptAt.toISOString() } : {}),
  ...(delivery.finishedAt ? { finishedAt: delivery.finishedAt.toISOString() } : {}),
  attempts: delivery.attempts.map(toAttemptResponse),
});

export const toDeliveryLogResponse = ({ deliveries, next }: LogPage): DeliveryLogResponse => ({
  deliveries: deliveries.map(toDeliveryResponse),
  ...(next === undefined ? {} : { next }),
});

export const toEndpointTestResponse = ({ outcome, ...report }: CallReport): EndpointTestResponse => {
  const responseStatus = outcome.kind === 'answered' ? outcome.status : null;
  return {
    delivered: responseStatus !== null && responseStatus >= 200 && responseStatus < 300,
    attemptedAt: report.startedAt.toISOString(),
    durationMs: report.durationMs,
    responseStatus,
    error: report.error ?? null,
    responseSnippet: report.snippet ?? null,
  };
};
