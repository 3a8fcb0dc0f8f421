import { SecretNotReadableError } from '../signing/secret-vault';
import type { CallReport, WebhookClient } from '../clients/webhook.client';
import type { EndpointDirectory, KnownTarget } from './endpoint-directory';

/** One callback, to an endpoint as it is now. */
export interface Callback {
  readonly endpointId: string;
  readonly endpointRevision: number;
  /** `webhook-id` */
  readonly eventId: string;
  readonly body: string;
}

/** `notActive`: the endpoint is disabled or deleted, and no call was made. */
export type SendResult = CallReport | 'notActive';

/** Understands how to make a signed call of a callback. */
export class WebhookSender {
  constructor(
    private readonly client: Pick<WebhookClient, 'post'>,
    private readonly directory: EndpointDirectory,
  ) {}

  /** Rejects only when the endpoint cannot be read from the database. */
  async send(callback: Callback): Promise<SendResult> {
    try {
      const target = await this.directory.find(callback.endpointId, callback.endpointRevision);
      return target ? await this.call(target, callback) : 'notActive';
    } catch (error) {
      if (error instanceof SecretNotReadableError) return unreadable(error);
      throw error;
    }
  }

  private call({ url, signer }: KnownTarget, { eventId, body }: Callback): Promise<CallReport> {
    const timestampSeconds = Math.floor(Date.now() / 1000);
    return this.client.post({
      url,
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Kjoreklar-Webhooks/1.0',
        'webhook-id': eventId,
        'webhook-timestamp': String(timestampSeconds),
        'webhook-signature': signer.signature({ id: eventId, timestampSeconds, body }),
      },
    });
  }
}

const unreadable = (error: SecretNotReadableError): CallReport => ({
  outcome: { kind: 'unanswered', code: error.code },
  error: `${error.code}: ${error.message}`,
  startedAt: new Date(),
  durationMs: 0,
});
