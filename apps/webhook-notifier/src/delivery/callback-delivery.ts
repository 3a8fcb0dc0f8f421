import type { SqlRunner, TransactionRunner } from '@kjoreklar/persistence';
import type { Clock, Logger } from '@kjoreklar/service-kit';
import type { WebhookClient } from '../clients/webhook.client';
import type { ImporterEvent } from '../domain/importer-event';
import { DeliveryLedger } from '../store/delivery-ledger';
import type { EndpointSecrets } from '../store/endpoint-secrets';
import { DeliveryMemory, type DeliveryMemoryOptions } from './delivery-memory';
import type { DeliveryMetrics } from './delivery-metrics';
import { Dispatcher } from './dispatcher';
import { DuePoller, REGULAR_POLL_MS } from './due-poller';
import { EndpointDirectory } from './endpoint-directory';
import { type Callback, type SendResult, WebhookSender } from './webhook-sender';

/** What a delivery may wait in memory, beyond the time of two calls. */
const QUEUE_MS = 15_000;

export interface CallbackDeliveryOptions {
  readonly database: TransactionRunner & SqlRunner;
  readonly secrets: Pick<EndpointSecrets, 'find'>;
  readonly client: WebhookClient;
  readonly metrics: DeliveryMetrics;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly concurrency: DeliveryMemoryOptions;
  /** Longest that a call may take. */
  readonly timeoutMs: number;
  /** Between regular looks for due deliveries; two seconds unless told otherwise. */
  readonly pollEveryMs?: number;
  /** Names this process among all that ever shared the database. */
  readonly instance: InstanceName;
}

export interface InstanceName {
  /** The same for a process and the one that replaces it; undefined where the two cannot be told from others. */
  readonly seat: string | undefined;
  /** Of this process alone. */
  readonly run: string;
}

/** Brings importer events to their endpoints: from memory right after the commit, from the database after a restart or for a retry. */
export class CallbackDelivery {
  private readonly directory: EndpointDirectory;
  private readonly memory: DeliveryMemory;
  private readonly ledger: DeliveryLedger;
  private readonly sender: WebhookSender;
  private readonly dispatcher: Dispatcher;
  private readonly poller: DuePoller;

  constructor(private readonly options: CallbackDeliveryOptions) {
    const { database, client, instance, timeoutMs, logger } = options;
    this.directory = new EndpointDirectory(options.secrets);
    this.memory = new DeliveryMemory(options.concurrency);
    const claimer = { instanceId: `${instance.seat ?? ''}/${instance.run}`, leaseMs: 2 * timeoutMs + QUEUE_MS };
    this.ledger = new DeliveryLedger({ database, claimer, logger, memory: this.memory });
    this.sender = new WebhookSender(client, this.directory);
    this.poller = new DuePoller({
      claimDue: () => this.ledger.submit({ kind: 'claimDue' }),
      wantsMore: () => this.memory.wantsMore(),
      logger,
      pollEveryMs: options.pollEveryMs ?? REGULAR_POLL_MS,
    });
    this.dispatcher = new Dispatcher({
      ...options,
      memory: this.memory,
      ledger: this.ledger,
      sender: this.sender,
      random: Math.random,
      onRetry: (inMs) => this.poller.dueIn(inMs),
      onGone: (endpointId) => this.forgetEndpoint(endpointId),
    });
    this.memory.onChange(() => this.poller.changed());
    options.metrics.watch(this.ledger, () => this.memory.underWay);
  }

  /** Resolves when the event and its deliveries are stored; an event seen before changes nothing. */
  accept(event: ImporterEvent): Promise<void> {
    return this.ledger.submit({ kind: 'arrival', event });
  }

  /** Sends one callback outside all order and bookkeeping. */
  sendOnce(callback: Callback): Promise<SendResult> {
    return this.sender.send(callback);
  }

  /** Nothing more goes to the endpoint from here; what it was owed is cancelled in the database. */
  forgetEndpoint(endpointId: string): void {
    this.directory.forget(endpointId);
    this.memory.forgetEndpoint(endpointId);
  }

  /** Run only once this process has its seat for itself: what the former holder left there is taken over at once. */
  async start(): Promise<void> {
    const { seat } = this.options.instance;
    if (seat !== undefined) {
      const deliveries = await this.ledger.takeOver(`${seat}/`);
      if (deliveries > 0) this.options.logger.info({ deliveries }, 'took over from the process before this one');
    }
    this.poller.start();
  }

  /** Sends nothing new, lets calls under way end within the deadline, and leaves the rest to be taken at once. */
  async stop(deadlineMs: number): Promise<void> {
    await this.poller.stop();
    await this.dispatcher.stop(deadlineMs);
    await this.options.client.close();
    await this.dispatcher.stop(deadlineMs);
    await this.ledger
      .releaseAll()
      .catch((error: unknown) =>
        this.options.logger.warn({ err: error }, 'claims could not be given back; they run out by themselves'),
      );
  }
}
