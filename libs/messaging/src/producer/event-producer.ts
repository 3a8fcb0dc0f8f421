import type { EncodedEvent } from '@kjoreklar/contracts';
import type { Logger } from '@kjoreklar/service-kit';
import type { Kafka } from 'kafkajs';
import { BrokerUnavailableError } from '../errors/broker-unavailable-error';
import { PublishRefusedError } from '../errors/publish-refused-error';
import type { OutgoingRecord } from '../handling/dead-letter';
import { messagingMetrics } from '../metrics/messaging-metrics';
import { ProducerLink } from './producer-link';
import { classifySendFailure } from './send-failure';
import { type Part, SendQueue } from './send-queue';

export interface EventProducerOptions {
  readonly kafka: Kafka;
  readonly logger: Logger;
}

const NEW_PRODUCER_TRIES = 3;

/** Publishes events, acknowledged by all replicas, in the order given; concurrent publications share a send, one send is out at a time. */
export class EventProducer {
  private readonly link: ProducerLink;
  private readonly queue = new SendQueue();
  private readonly metrics = messagingMetrics();
  private pumping: Promise<void> | undefined;

  constructor(private readonly options: EventProducerOptions) {
    this.link = new ProducerLink(options);
  }

  /** Connects in the background, again and again until it holds; does not wait for it. */
  connect(): Promise<void> {
    this.link.keepConnecting();
    return Promise.resolve();
  }

  /**
   * Resolves when all are acknowledged. Throws BrokerUnavailableError, soon, when Kafka does not acknowledge (some may be stored all the
   * same: publish them again, consumers drop duplicates), PublishRefusedError when it never will.
   */
  publish(events: readonly EncodedEvent[]): Promise<void> {
    return this.publishRecords(events);
  }

  /** As `publish`, for records that are not events, such as dead letters. */
  publishRecords(records: readonly OutgoingRecord[]): Promise<void> {
    if (records.length === 0) return Promise.resolve();
    const publication = this.queue.add(records);
    this.pumping ??= this.pump();
    return publication.settled;
  }

  /** Sends what waits, then closes. */
  async disconnect(): Promise<void> {
    await this.pumping;
    await this.link.close();
  }

  /** Whether there is a connection that held when it was last used. */
  isHealthy(): boolean {
    return this.link.connected;
  }

  private async pump(): Promise<void> {
    // Lets publications of the same turn of the event loop share the first send.
    await Promise.resolve();
    while (this.queue.size > 0) await this.sendParts(this.queue.take());
    this.pumping = undefined;
  }

  private async sendParts(parts: readonly Part[]): Promise<void> {
    if (parts.length === 0) return;
    try {
      await this.sendRecords(parts.flatMap(({ records }) => records));
      for (const { publication } of parts) publication.partDone();
    } catch (error) {
      await this.fail(parts, error);
    }
  }

  private async sendRecords(records: readonly OutgoingRecord[], attempt = 1): Promise<void> {
    const stopTimer = this.metrics.sendDuration.startTimer();
    try {
      await this.link.send(records);
      this.metrics.sent.inc(records.length);
    } catch (error) {
      this.link.discard();
      if (attempt >= NEW_PRODUCER_TRIES || classifySendFailure(error) !== 'newProducer') throw error;
      this.options.logger.warn({ err: error, records: records.length }, 'sending again from a new producer');
      await this.sendRecords(records, attempt + 1);
    } finally {
      stopTimer();
    }
  }

  private async fail(parts: readonly Part[], error: unknown): Promise<void> {
    if (classifySendFailure(error) === 'refused') return this.failRefused(parts, error);
    this.options.logger.warn(
      { err: error, publications: parts.length + this.queue.size },
      'events were not acknowledged',
    );
    const unavailable = new BrokerUnavailableError({ cause: error });
    for (const { publication } of parts) publication.fail(unavailable);
    this.queue.failAll(unavailable);
    this.link.keepConnecting();
  }

  /** One bad record must not fail the publications that happened to share its send. */
  private async failRefused(parts: readonly Part[], error: unknown): Promise<void> {
    const [only] = parts;
    if (parts.length === 1 && only) {
      this.options.logger.error(
        { err: error, topics: [...new Set(only.records.map(({ topic }) => topic))] },
        'events refused',
      );
      only.publication.fail(new PublishRefusedError({ cause: error }));
      return;
    }
    for (const part of parts) if (!part.publication.failed) await this.sendParts([part]);
  }
}
