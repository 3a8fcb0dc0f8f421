import { silentLogger } from '@kjoreklar/service-kit';
import { eventually, infrastructure, uniqueName } from '@kjoreklar/testing';
import { LossyWire, PlainKafkajs } from '../../../test/plain-kafkajs';
import { patience, Stage } from '../../../test/stage';
import { EventProducer } from '../../producer/event-producer';
import { createKafka } from '../create-kafka';

jest.setTimeout(60_000);

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));
const event = (topic: string, value: string) => ({ id: value, topic, key: 'k', headers: {}, value });

/** Milliseconds after which a producer asks anew where everything is that it was ever about; five minutes unless told. */
const metadataMaxAge = 200;

describe('publishing', () => {
  let stage: Stage;
  let plain: PlainKafkajs;
  let wire: LossyWire;
  let producer: EventProducer;

  beforeEach(async () => {
    stage = await Stage.open(1);
    plain = await PlainKafkajs.open();
    wire = new LossyWire();
    const kafka = createKafka({
      brokers: infrastructure().brokers,
      clientId: 'publishing',
      logger: silentLogger(),
      socketFactory: wire.open,
    });
    const make = kafka.producer.bind(kafka);
    kafka.producer = (config) => make({ ...config, metadataMaxAge });
    producer = new EventProducer({ kafka, logger: silentLogger() });
  });
  afterEach(async () => {
    await producer.disconnect();
    await plain.close();
    await stage.close();
  });

  const valuesIn = async (topic: string, count: number): Promise<string[]> =>
    (await stage.read(topic, count)).map(({ value }) => String(value));
  const aTopic = async (): Promise<string> => {
    const topic = uniqueName('topic');
    await plain.admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
    return topic;
  };
  /** Sends as the broker sees them. */
  const produceRequests = (of: { on: unknown; events: { REQUEST: string } }): (() => number) => {
    let requests = 0;
    const on = of.on as (name: string, listener: (event: { payload: { apiName: string } }) => void) => void;
    on(of.events.REQUEST, ({ payload }) => void (requests += payload.apiName === 'Produce' ? 1 : 0));
    return () => requests;
  };

  it('each send of a plain producer is a request by itself; of ours those that meet share one', async () => {
    const other = await plain.producer();
    const requests = produceRequests(other);
    await Promise.all(numbers(200).map((value) => other.send({ topic: stage.topic, messages: [{ value }] })));
    expect(requests()).toBe(200);

    const kafka = createKafka({ brokers: infrastructure().brokers, clientId: 'counted', logger: silentLogger() });
    let ours: () => number = () => 0;
    const make = kafka.producer.bind(kafka);
    kafka.producer = (config) => {
      const made = make(config);
      ours = produceRequests(made);
      return made;
    };
    const counted = new EventProducer({ kafka, logger: silentLogger() });
    await Promise.all(numbers(200).map((value) => counted.publish([event(stage.topic, value)])));
    expect(ours()).toBeLessThanOrEqual(2);
    expect(await valuesIn(stage.topic, 400)).toHaveLength(400);
    await counted.disconnect();
  });

  it('after a send that failed, the broker takes the next one of an idempotent plain producer for the failed one and drops it; ours arrives', async () => {
    const plainWire = new LossyWire();
    const lossy = plain
      .client(plainWire.open)
      .producer({ idempotent: true, retry: { retries: 1, initialRetryTime: 50 } });
    await lossy.connect();
    const topicOfPlain = await aTopic();
    await lossy.send({ topic: topicOfPlain, messages: [{ value: 'first' }] });
    plainWire.loseAnswers(Number.POSITIVE_INFINITY);
    await expect(lossy.send({ topic: topicOfPlain, messages: [{ value: 'failed' }] })).rejects.toThrow();
    plainWire.loseAnswers(0);
    await eventually(() => lossy.send({ topic: topicOfPlain, messages: [{ value: 'acknowledged' }] }), patience);
    await lossy.send({ topic: topicOfPlain, messages: [{ value: 'last' }] });
    expect(await valuesIn(topicOfPlain, 3)).toEqual(['first', 'failed', 'last']);
    await lossy.disconnect();

    await producer.publish([event(stage.topic, 'first')]);
    wire.loseAnswers(Number.POSITIVE_INFINITY);
    await expect(producer.publish([event(stage.topic, 'failed')])).rejects.toThrow('Kafka is not available');
    wire.loseAnswers(0);
    await eventually(() => producer.publish([event(stage.topic, 'acknowledged')]), patience);
    await producer.publish([event(stage.topic, 'last')]);
    const stored = await valuesIn(stage.topic, 3);
    expect(stored.filter((value) => value !== 'failed')).toEqual(['first', 'acknowledged', 'last']);
    expect(stored).toContain('failed');
  });

  it('a plain producer that once wrote to a topic which is gone can no longer write to others; ours can', async () => {
    const gone = await aTopic();
    const other = await plain.producer({ metadataMaxAge, retry: { retries: 2, initialRetryTime: 50 } });
    await other.send({ topic: gone, messages: [{ value: 'plain' }] });
    await other.send({ topic: stage.topic, messages: [{ value: 'plain' }] });
    await producer.publish([event(gone, 'ours')]);
    await producer.publish([event(stage.topic, 'ours')]);
    await plain.admin.deleteTopics({ topics: [gone] });
    await new Promise((resolve) => setTimeout(resolve, 2 * metadataMaxAge));
    for (let round = 0; round < 3; round++)
      await expect(other.send({ topic: stage.topic, messages: [{ value: 'plain again' }] })).rejects.toThrow(
        'This server does not host this topic-partition',
      );
    await eventually(() => producer.publish([event(stage.topic, 'ours again')]), patience);
    expect(await valuesIn(stage.topic, 3)).toEqual(['plain', 'ours', 'ours again']);
  });

  it('a plain producer copies all that came before for each message of a send; ours sends no more than 2 000 at once', async () => {
    const group = jest.requireActual<
      (given: { topic: string; partitionMetadata: object[]; messages: object[]; partitioner: () => number }) => object
    >('kafkajs/src/producer/groupMessagesPerPartition');
    const copiesFor = (count: number): number => {
      const messages = numbers(count).map((value) => ({ value }));
      const iterator = Array.prototype[Symbol.iterator];
      let copies = 0;
      Array.prototype[Symbol.iterator] = function* (this: unknown[]) {
        for (let index = 0; index < this.length; index++, copies++) yield this[index];
      } as typeof iterator;
      try {
        group({ topic: 't', partitionMetadata: [{}], messages, partitioner: () => 0 });
      } finally {
        Array.prototype[Symbol.iterator] = iterator;
      }
      return copies;
    };
    expect(copiesFor(1_000)).toBe((1_000 * 999) / 2);
    expect(copiesFor(2_000)).toBe((2_000 * 1_999) / 2);

    const sizes: number[] = [];
    const kafka = createKafka({ brokers: infrastructure().brokers, clientId: 'sized', logger: silentLogger() });
    const make = kafka.producer.bind(kafka);
    kafka.producer = (config) => {
      const made = make(config);
      const { sendBatch } = made;
      made.sendBatch = (batch) => {
        sizes.push((batch.topicMessages ?? []).reduce((sum, { messages }) => sum + messages.length, 0));
        return sendBatch(batch);
      };
      return made;
    };
    const sized = new EventProducer({ kafka, logger: silentLogger() });
    await sized.publish(numbers(5_000).map((value) => event(stage.topic, value)));
    expect(sizes).toEqual([2_000, 2_000, 1_000]);
    await sized.disconnect();
  });

  it('a plain producer or consumer of a topic that is missing fails, and nobody makes it; our consumer waits until it is there', async () => {
    const missing = uniqueName('topic');
    const other = await plain.producer({ retry: { retries: 1, initialRetryTime: 50 } });
    await expect(other.send({ topic: missing, messages: [{ value: 'x' }] })).rejects.toThrow(
      'This server does not host this topic-partition',
    );
    const run = plain.consume([missing], { eachMessage: async () => undefined }, { retry: { retries: 1 } });
    await expect(run).rejects.toThrow('This server does not host this topic-partition');

    let prepared = 0;
    const seen: string[] = [];
    const engine = stage.engine(async (value) => void seen.push(value), {
      topic: missing,
      prepare: async () => {
        if (++prepared < 2) throw new Error('not yet');
        await plain.admin.createTopics({ topics: [{ topic: missing, numPartitions: 1 }], waitForLeaders: true });
      },
    });
    expect(engine.unreadyReason()).toContain('not in the consumer group');
    await eventually(() => expect(engine.unreadyReason()).toBeUndefined(), patience);
    await producer.publish([event(missing, 'there')]);
    await eventually(() => expect(seen).toEqual(['there']), patience);
  });
});
