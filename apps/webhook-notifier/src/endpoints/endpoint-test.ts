import type { Clock, Ids } from '@kjoreklar/service-kit';
import type { CallReport } from '../clients/webhook.client';
import type { Callback, SendResult } from '../delivery/webhook-sender';
import type { Endpoint } from '../domain/endpoint';
import { EndpointNotActiveError, TestUnderWayError } from './endpoint-errors';

export const TEST_EVENT_TYPE = 'webhook.test';

export interface EndpointTestOptions {
  readonly sender: { sendOnce(callback: Callback): Promise<SendResult> };
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Understands how to call an endpoint once, on its owner's request, signed like any callback. */
export class EndpointTest {
  private readonly underWay = new Set<string>();

  constructor(private readonly options: EndpointTestOptions) {}

  /** @throws EndpointNotActiveError, TestUnderWayError */
  async run(endpoint: Endpoint): Promise<CallReport> {
    const { id } = endpoint;
    if (endpoint.status !== 'ACTIVE') throw new EndpointNotActiveError(id);
    if (this.underWay.has(id)) throw new TestUnderWayError(id);
    this.underWay.add(id);
    try {
      const result = await this.options.sender.sendOnce(this.callbackTo(endpoint));
      if (result === 'notActive') throw new EndpointNotActiveError(id);
      return result;
    } finally {
      this.underWay.delete(id);
    }
  }

  private callbackTo({ id, revision }: Endpoint): Callback {
    const { clock, ids } = this.options;
    return {
      endpointId: id,
      endpointRevision: revision,
      eventId: ids.next(),
      body: JSON.stringify({ type: TEST_EVENT_TYPE, timestamp: clock.now().toISOString(), data: { endpointId: id } }),
    };
  }
}
