import { Agent, type Dispatcher } from 'undici';
import type { AttemptOutcome } from '../domain/delivery';
import { guardedConnector, type GuardedConnectorOptions } from './guarded-connector';
import { ResponseCollector } from './response-collector';

/** One call, ready to go. */
export interface WebhookCall {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface CallReport {
  readonly outcome: AttemptOutcome;
  /** Why there was no answer, for people. */
  readonly error?: string;
  /** The beginning of the answer's body. */
  readonly snippet?: string;
  readonly startedAt: Date;
  readonly durationMs: number;
}

export interface WebhookClientOptions extends Omit<GuardedConnectorOptions, 'connectTimeoutMs'> {
  /** From the first byte out to the last byte in, connecting included. */
  readonly timeoutMs: number;
}

/** Calls receivers: connections kept alive, redirects never followed, answers read up to 16 KiB, never longer than the time-out. */
export class WebhookClient {
  private readonly agent: Agent;

  constructor(private readonly options: WebhookClientOptions) {
    const connect = guardedConnector({ ...options, connectTimeoutMs: options.timeoutMs });
    this.agent = new Agent({ connect, allowH2: false, pipelining: 1 });
  }

  /** Never rejects: not being answered is an outcome too. */
  post(call: WebhookCall): Promise<CallReport> {
    const startedAt = new Date();
    const startedMs = performance.now();
    return new Promise((resolve) => {
      const collector = new ResponseCollector(this.options.timeoutMs, (response) =>
        resolve({ ...response, startedAt, durationMs: Math.round(performance.now() - startedMs) }),
      );
      this.dispatch(call, collector);
    });
  }

  close(): Promise<void> {
    return this.agent.destroy();
  }

  private dispatch({ url, headers, body }: WebhookCall, collector: ResponseCollector): void {
    const request: Dispatcher.DispatchOptions = {
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'POST',
      headers,
      body,
      // The collector keeps the time, over the whole of the call.
      headersTimeout: 0,
      bodyTimeout: 0,
    };
    try {
      this.agent.dispatch(request, collector);
    } catch (error) {
      collector.fail(error as Error);
    }
  }
}
