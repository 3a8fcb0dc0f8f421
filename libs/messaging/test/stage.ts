import type { EncodedEvent } from '@kjoreklar/contracts';
import { createLogger, silentLogger } from '@kjoreklar/service-kit';
import { eventually, infrastructure, uniqueName } from '@kjoreklar/testing';
import type { Admin } from 'kafkajs';
import { ConsumerEngine, type ConsumerEngineOptions } from '../src/consumer/consumer-engine';
import type { HandlerPolicy } from '../src/handling/handler-policy';
import { type IncomingMessage, readMessage } from '../src/handling/incoming-message';
import type { MessageContext } from '../src/handling/message-context';
import { createKafka } from '../src/kafka/create-kafka';
import { ensureTopics } from '../src/kafka/ensure-topics';
import { EventProducer } from '../src/producer/event-producer';

export const stageLogger = process.env['LOG_LEVEL']
  ? createLogger({ name: 'test', level: process.env['LOG_LEVEL'] })
  : silentLogger();
const logger = stageLogger;
export const patience = { timeoutMs: 20_000 };
const hour = 3_600_000;
/** The largest value that the staged topics take, bytes. */
export const largest = 8 * 1024 * 1024;
const inMemory: HandlerPolicy = {
  tries: 3,
  firstDelayMs: 50,
  maxDelayMs: 200,
  then: { delaysMs: [200], mostTries: 1_000, mostAgeMs: hour },
};

export type Handle = (value: string, context: MessageContext) => Promise<void>;

export interface StagedEngine extends Partial<Omit<ConsumerEngineOptions, 'kafka' | 'group' | 'routes' | 'publish'>> {
  /** The stage's own unless told. */
  readonly topic?: string;
  readonly policy?: HandlerPolicy;
  readonly decode?: (message: IncomingMessage) => string;
}

/** A topic, its dead letters, a producer and engines of one group; each test has its own client, as topics differ. */
export class Stage {
  readonly topic = uniqueName('topic');
  readonly group = uniqueName('group');
  readonly deadLetters = `${this.topic}.${this.group}.dlt`;
  readonly kafka = createKafka({ brokers: infrastructure().brokers, clientId: 'messaging-spec', logger });
  readonly producer = new EventProducer({ kafka: this.kafka, logger });
  readonly admin: Admin = this.kafka.admin();
  private readonly open: (() => Promise<unknown>)[] = [];

  static async open(partitions = 12): Promise<Stage> {
    const stage = new Stage();
    await stage.admin.connect();
    await ensureTopics(stage.admin, [
      { name: stage.topic, partitions, retentionMs: hour, maxBytes: largest },
      { name: stage.deadLetters, partitions: 1, retentionMs: hour, maxBytes: largest },
    ]);
    return stage;
  }

  event(key: string, value: string): EncodedEvent {
    return { id: value, topic: this.topic, key, headers: { ce_id: value.slice(0, 36) }, value };
  }

  engine(
    handle: Handle,
    { topic = this.topic, decode, policy = inMemory, ...options }: StagedEngine = {},
  ): ConsumerEngine {
    const engine = new ConsumerEngine({
      logger,
      ...options,
      kafka: createKafka({ brokers: infrastructure().brokers, clientId: 'messaging-spec', logger }),
      group: this.group,
      publish: (records) => this.producer.publishRecords(records),
      routes: [
        {
          topic,
          policy,
          givenUp: 'deadLetterTopic',
          decode: (message) => ({ ok: true, payload: decode ? decode(message) : String(message.value) }),
          handle,
        },
      ],
    });
    engine.start();
    this.open.push(() => engine.drain(2_000));
    return engine;
  }

  /** Everything in a topic, read by a plain kafkajs consumer. */
  async read(topic: string, count: number): Promise<IncomingMessage[]> {
    const consumer = this.kafka.consumer({
      groupId: uniqueName('reader'),
      maxWaitTimeInMs: 100,
      maxBytesPerPartition: largest,
    });
    const messages: IncomingMessage[] = [];
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ partition, message }) => void messages.push(readMessage(topic, partition, message)),
    });
    await eventually(() => expect(messages.length).toBeGreaterThanOrEqual(count), patience);
    await consumer.disconnect();
    return messages;
  }

  async committed(): Promise<number> {
    const [offsets] = await this.admin.fetchOffsets({ groupId: this.group, topics: [this.topic] });
    return (offsets?.partitions ?? []).reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
  }

  async close(): Promise<void> {
    for (const close of this.open) await close();
    await this.producer.disconnect();
    await this.admin.disconnect();
  }
}
