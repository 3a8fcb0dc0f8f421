import { randomBytes, randomUUID } from 'node:crypto';
import {
  ConsumerEngine,
  type ConsumerEngineOptions,
  createKafka,
  ensureTopics,
  EventProducer,
} from '@kjoreklar/messaging';
import { silentLogger } from '@kjoreklar/service-kit';

export type Policy = ConsumerEngineOptions['routes'][number]['policy'];
export type Kafka = ReturnType<typeof createKafka>;

export interface EngineUse extends Partial<Pick<ConsumerEngineOptions, 'parking' | 'concurrency'>> {
  readonly kafka?: Kafka;
  readonly policy?: Policy;
  readonly handle: (value: Buffer | null, key: string) => Promise<unknown>;
}

const HOUR_MS = 3_600_000;
const RECORDS_A_SEND = 1_000;

export const noTrouble: Policy = { tries: 1, firstDelayMs: 1, maxDelayMs: 1, then: 'deadLetter' };

/** A topic of its own, with a client, a producer and engines or plain consumers that read it. */
export class BenchTopic {
  readonly name = `bench.${randomUUID()}`;
  readonly producer: EventProducer;
  private readonly kafka: Kafka;

  private constructor(private readonly brokers: string[]) {
    this.kafka = this.client();
    this.producer = new EventProducer({ kafka: this.kafka, logger: silentLogger() });
  }

  static async open(brokers: string[], partitions: number): Promise<BenchTopic> {
    const topic = new BenchTopic(brokers);
    const admin = topic.kafka.admin();
    await admin.connect();
    await ensureTopics(admin, [{ name: topic.name, partitions, retentionMs: HOUR_MS }]);
    await admin.disconnect();
    return topic;
  }

  client(): Kafka {
    return createKafka({ brokers: this.brokers, clientId: 'benchmark', logger: silentLogger() });
  }

  /** `count` messages of `bytes` with the headers of an event, over `keys` keys. */
  async fill(count: number, bytes: number, keys: number): Promise<void> {
    const value = randomBytes(Math.ceil(bytes / 2)).toString('hex');
    for (let sent = 0; sent < count; sent += RECORDS_A_SEND) {
      const size = Math.min(RECORDS_A_SEND, count - sent);
      await this.producer.publishRecords(
        Array.from({ length: size }, (_, index) => this.record(`VIN${(sent + index) % keys}`, value)),
      );
    }
  }

  record(key: string, value: string) {
    const headers = {
      ce_id: randomUUID(),
      ce_type: this.name,
      ce_source: '/kjoreklar/benchmark',
      ce_specversion: '1.0',
      'content-type': 'application/json',
    };
    return { topic: this.name, key, value, headers };
  }

  engine({ handle, policy = noTrouble, ...options }: EngineUse): ConsumerEngine {
    const engine = new ConsumerEngine({
      kafka: this.client(),
      ...options,
      group: `bench.${randomUUID()}`,
      logger: silentLogger(),
      publish: (records) => this.producer.publishRecords(records),
      routes: [
        {
          topic: this.name,
          policy,
          givenUp: 'stays',
          decode: (message) => ({ ok: true, payload: message }),
          handle: ({ value, key }: { value: Buffer | null; key: unknown }) => handle(value, String(key)),
        },
      ],
    });
    engine.start();
    return engine;
  }

  /** kafkajs by itself, with our corrections and the same sizes of fetches: what the engine is built on. */
  async plain(
    onBatch: (values: readonly (Buffer | null)[]) => void,
    kafka = this.client(),
  ): Promise<{ disconnect(): Promise<void> }> {
    const consumer = kafka.consumer({
      groupId: `bench.${randomUUID()}`,
      maxBytesPerPartition: 9 * 1024 * 1024,
      maxBytes: 32 * 1024 * 1024,
      minBytes: 1,
      maxWaitTimeInMs: 1_000,
      allowAutoTopicCreation: false,
    });
    await consumer.connect();
    await consumer.subscribe({ topics: [this.name], fromBeginning: true });
    await consumer.run({
      eachBatch: async ({ batch }) => {
        onBatch(batch.messages.map(({ value }) => value));
        return Promise.resolve();
      },
    });
    return consumer;
  }

  close(): Promise<void> {
    return this.producer.disconnect();
  }
}
