import { infrastructure, uniqueName } from '@kjoreklar/testing';
import type {
  Admin,
  Consumer,
  ConsumerConfig,
  ConsumerRunConfig,
  ISocketFactory,
  Kafka,
  Message,
  ProducerConfig,
} from 'kafkajs';
import { promptSockets } from '../src/kafka/create-kafka';

type Kafkajs = typeof import('kafkajs');

/** The wire to Kafka, on which an answer can get lost. */
export class LossyWire {
  private toLose = 0;

  readonly open: ISocketFactory = (args) => {
    const socket = promptSockets(args);
    const emit = socket.emit.bind(socket) as (name: string | symbol, ...rest: unknown[]) => boolean;
    socket.emit = (name: string | symbol, ...rest: unknown[]) => {
      if (name !== 'data' || this.toLose === 0) return emit(name, ...rest);
      this.toLose--;
      socket.destroy(new Error('cut before the answer arrived'));
      return false;
    };
    return socket;
  };

  /** The next answers, of whatever request, are cut off: the broker has done what it was asked, and nobody hears of it. */
  loseAnswers(count: number): void {
    this.toLose = count;
  }
}

/** kafkajs as it comes, in a copy of its own: `createKafka` corrects the one that everybody shares. */
export class PlainKafkajs {
  readonly group = uniqueName('plain');
  readonly kafka: Kafka;
  readonly admin: Admin;
  private readonly opened: { disconnect(): Promise<void> }[] = [];

  private constructor(
    readonly kafkajs: Kafkajs,
    socketFactory?: ISocketFactory,
  ) {
    this.kafka = this.client(socketFactory);
    this.admin = this.kafka.admin();
  }

  static async open(socketFactory?: ISocketFactory): Promise<PlainKafkajs> {
    let copy: Kafkajs | undefined;
    await jest.isolateModulesAsync(async () => {
      copy = await import('kafkajs');
    });
    const plain = new PlainKafkajs(copy as Kafkajs, socketFactory);
    await plain.admin.connect();
    return plain;
  }

  client(socketFactory?: ISocketFactory): Kafka {
    return new this.kafkajs.Kafka({
      brokers: infrastructure().brokers,
      clientId: 'plain',
      logLevel: this.kafkajs.logLevel.NOTHING,
      ...(socketFactory ? { socketFactory } : {}),
    });
  }

  /** A consumer that runs, in `group` unless told otherwise. */
  async consume(topics: string[], run: ConsumerRunConfig, config: Partial<ConsumerConfig> = {}): Promise<Consumer> {
    const consumer = this.kafka.consumer({ groupId: this.group, maxWaitTimeInMs: 100, ...config });
    this.opened.push(consumer);
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run(run);
    return consumer;
  }

  async producer(config: ProducerConfig = {}) {
    const producer = this.kafka.producer(config);
    this.opened.push(producer);
    await producer.connect();
    return producer;
  }

  async send(topic: string, messages: Message[]): Promise<void> {
    const producer = await this.producer();
    await producer.send({ topic, messages });
    await producer.disconnect();
  }

  /** The committed offset of a partition, -1 without one. */
  async committed(topic: string, { group = this.group, partition = 0 } = {}): Promise<number> {
    const [offsets] = await this.admin.fetchOffsets({ groupId: group, topics: [topic] });
    return Number(offsets?.partitions.find((one) => one.partition === partition)?.offset ?? -1);
  }

  async members(group: string): Promise<number> {
    const { groups } = await this.admin.describeGroups([group]);
    return groups[0]?.members.length ?? 0;
  }

  /** Waits for what still runs; a handler that is held must be let go before. */
  async close(): Promise<void> {
    await Promise.all(this.opened.map((one) => one.disconnect()));
    await this.admin.disconnect();
  }
}
