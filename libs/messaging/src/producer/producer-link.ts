import type { Logger } from '@kjoreklar/service-kit';
import { type Kafka, type Message, Partitioners, type Producer, type RecordMetadata } from 'kafkajs';
import type { OutgoingRecord } from '../handling/dead-letter';
import { withDeadline } from '../kafka/with-deadline';
import { IncompleteSendError } from './send-failure';

type PlacedMessage = Message & { partitionChosen?: number };

/** The default partitioner (murmur2, as the Java client), which also notes its choice on the message. */
const notingPartitioner: typeof Partitioners.DefaultPartitioner = () => {
  const choose = Partitioners.DefaultPartitioner();
  return (args) => {
    const partition = choose(args);
    (args.message as PlacedMessage).partitionChosen = partition;
    return partition;
  };
};

const groupByTopic = (records: readonly OutgoingRecord[]): { topic: string; messages: PlacedMessage[] }[] => {
  const byTopic = new Map<string, PlacedMessage[]>();
  for (const { topic, key, value, headers } of records) {
    const messages = byTopic.get(topic) ?? [];
    if (messages.length === 0) byTopic.set(topic, messages);
    messages.push({ key, value, headers });
  }
  return [...byTopic].map(([topic, messages]) => ({ topic, messages }));
};

/**
 * kafkajs (`src/producer/sendMessages.js`) sends again only to brokers that have not answered: when a partition moves meanwhile to one
 * that has, its records are never sent and the send still resolves. So every partition must be among the acknowledged ones.
 */
const assertComplete = (
  sent: readonly { topic: string; messages: readonly PlacedMessage[] }[],
  acknowledged: readonly RecordMetadata[],
): void => {
  const places = new Set(acknowledged.map(({ topicName, partition }) => `${topicName} ${partition}`));
  const missing = sent.flatMap(({ topic, messages }) =>
    messages.filter(({ partitionChosen }) => !places.has(`${topic} ${partitionChosen}`)),
  );
  if (missing.length > 0) throw new IncompleteSendError(missing.length);
};

const CONNECT_DEADLINE_MS = 2_000;
const SEND_DEADLINE_MS = 10_000;
const DISCONNECT_DEADLINE_MS = 2_000;
const FIRST_BACK_OFF_MS = 250;
const MAX_BACK_OFF_MS = 10_000;

/** Understands how to hold one working kafkajs producer: connects with back-off, and is replaced after every failed send. */
export class ProducerLink {
  private producer: Producer | undefined;
  private connecting: Promise<Producer> | undefined;
  private failures = 0;
  private notBefore = 0;
  private lastError: unknown;
  private retryTimer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly options: { readonly kafka: Kafka; readonly logger: Logger }) {}

  get connected(): boolean {
    return this.producer !== undefined;
  }

  /** Sends all records in one go; throws what kafkajs throws, IncompleteSendError, or that the deadline has passed. */
  async send(records: readonly OutgoingRecord[]): Promise<void> {
    const producer = await withDeadline(this.acquire(), CONNECT_DEADLINE_MS, 'connecting to Kafka');
    const topicMessages = groupByTopic(records);
    const sending = producer.sendBatch({ topicMessages, timeout: SEND_DEADLINE_MS });
    assertComplete(topicMessages, await withDeadline(sending, SEND_DEADLINE_MS, 'an acknowledgement from Kafka'));
  }

  /**
   * Gives the producer up: after a failed send its sequence numbers are in doubt, and a broker would take the next batch for a repetition
   * of the failed one and acknowledge it without storing it.
   */
  discard(): void {
    const { producer } = this;
    this.producer = undefined;
    if (producer) this.leave(producer);
  }

  /** Connects in the background until it holds. */
  keepConnecting(): void {
    if (this.closed || this.retryTimer) return;
    this.retryTimer = setTimeout(
      () => {
        this.retryTimer = undefined;
        this.acquire().catch(() => this.keepConnecting());
      },
      Math.max(0, this.notBefore - Date.now()),
    );
    this.retryTimer.unref();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retryTimer);
    const { producer } = this;
    this.producer = undefined;
    if (producer)
      await withDeadline(producer.disconnect(), DISCONNECT_DEADLINE_MS, 'disconnecting').catch(() => undefined);
  }

  private async acquire(): Promise<Producer> {
    if (this.producer) return this.producer;
    if (this.closed) throw new Error('the producer is closed');
    if (!this.connecting && Date.now() < this.notBefore) throw this.lastError;
    this.connecting ??= this.connect().finally(() => {
      this.connecting = undefined;
    });
    return this.connecting;
  }

  private async connect(): Promise<Producer> {
    const producer = this.options.kafka.producer({
      idempotent: true,
      allowAutoTopicCreation: false,
      createPartitioner: notingPartitioner,
      retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 },
    });
    try {
      await producer.connect();
    } catch (error) {
      this.lastError = error;
      this.notBefore = Date.now() + Math.min(MAX_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** this.failures++);
      this.leave(producer);
      throw error;
    }
    this.failures = 0;
    if (this.closed) this.leave(producer);
    else this.producer = producer;
    return producer;
  }

  private leave(producer: Producer): void {
    producer.disconnect().catch((error: unknown) => this.options.logger.debug({ err: error }, 'producer left behind'));
  }
}
