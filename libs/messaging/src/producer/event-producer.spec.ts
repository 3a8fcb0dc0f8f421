import { setTimeout as sleep } from 'node:timers/promises';
import type { EncodedEvent } from '@kjoreklar/contracts';
import { silentLogger } from '@kjoreklar/service-kit';
import type { Kafka, Message, ProducerBatch, ProducerConfig, RecordMetadata } from 'kafkajs';
import { BrokerUnavailableError } from '../errors/broker-unavailable-error';
import { PublishRefusedError } from '../errors/publish-refused-error';
import { EventProducer } from './event-producer';

const protocolError = (type: string): Error => Object.assign(new Error(type), { name: 'KafkaJSProtocolError', type });

type Answer = 'ok' | 'incomplete' | Error;

/** Stands in for kafkajs: what was sent by which producer; answers in turn from `answers`, then always `ok`. */
class FakeKafka {
  readonly sends: { producer: number; ids: string[] }[] = [];
  answers: Answer[] = [];
  connectError: Error | undefined;
  connects = 0;
  release: (() => void) | undefined;
  hold = false;

  producer(config: ProducerConfig): unknown {
    const number = ++this.connects;
    const choose = config.createPartitioner?.();
    return {
      connect: async () => {
        if (this.connectError) throw this.connectError;
      },
      disconnect: async () => undefined,
      sendBatch: async ({ topicMessages = [] }: ProducerBatch): Promise<RecordMetadata[]> => {
        const messages = topicMessages.flatMap(({ topic, messages: some }) =>
          some.map((message) => ({ topic, message })),
        );
        this.sends.push({ producer: number, ids: messages.map(({ message }) => String(message.value)) });
        if (this.hold) await new Promise<void>((resolve) => (this.release = resolve));
        return this.answer(messages, choose);
      },
    };
  }

  private answer(
    messages: { topic: string; message: Message }[],
    choose: ReturnType<NonNullable<ProducerConfig['createPartitioner']>> | undefined,
  ): RecordMetadata[] {
    const partitionMetadata = [0, 1, 2].map((partitionId) => ({ partitionId, leader: 1 })) as never;
    const places = messages.map(({ topic, message }) => ({
      topicName: topic,
      partition: choose?.({ topic, partitionMetadata, message }) ?? 0,
      errorCode: 0,
    }));
    const answer = this.answers.shift() ?? 'ok';
    if (answer instanceof Error) throw answer;
    return answer === 'incomplete' ? [] : places;
  }
}

const event = (id: string, value = id): EncodedEvent => ({ id, topic: 't.v1', key: `k${id}`, headers: {}, value });

const setUp = () => {
  const kafka = new FakeKafka();
  return { kafka, producer: new EventProducer({ kafka: kafka as unknown as Kafka, logger: silentLogger() }) };
};

describe('EventProducer', () => {
  it('lets publications that arrive while a send is out share the next one, in order', async () => {
    const { kafka, producer } = setUp();
    kafka.hold = true;
    const first = producer.publish([event('1')]);
    await sleep(5);
    const others = [producer.publish([event('2'), event('3')]), producer.publish([event('4')])];
    kafka.hold = false;
    kafka.release?.();
    await Promise.all([first, ...others]);
    expect(kafka.sends.map(({ ids }) => ids)).toEqual([['1'], ['2', '3', '4']]);
    expect(producer.isHealthy()).toBe(true);
  });

  it('cuts what is too much for one send, and lets a large event go alone', async () => {
    const { kafka, producer } = setUp();
    await producer.publish(Array.from({ length: 4_500 }, (_, index) => event(String(index))));
    expect(kafka.sends.map(({ ids }) => ids.length)).toEqual([2_000, 2_000, 500]);
    kafka.sends.length = 0;
    await producer.publish([event('a'), event('b', 'x'.repeat(8_000_000)), event('c')]);
    expect(kafka.sends.map(({ ids }) => ids.length)).toEqual([1, 1, 1]);
  });

  it('goes on with publications that come the very moment the last one is done', async () => {
    const { kafka, producer } = setUp();
    for (let number = 0; number < 200; number++) await producer.publish([event(String(number))]);
    expect(kafka.sends).toHaveLength(200);
  });

  it.each(['OUT_OF_ORDER_SEQUENCE_NUMBER', 'UNKNOWN_PRODUCER_ID'])(
    'sends the same again from a new producer after %s',
    async (type) => {
      const { kafka, producer } = setUp();
      kafka.answers = [protocolError(type)];
      await producer.publish([event('1'), event('2')]);
      expect(kafka.sends).toEqual([
        { producer: 1, ids: ['1', '2'] },
        { producer: 2, ids: ['1', '2'] },
      ]);
    },
  );

  it('does not believe kafkajs when not every partition was acknowledged', async () => {
    const { kafka, producer } = setUp();
    kafka.answers = ['incomplete'];
    await producer.publish([event('1')]);
    expect(kafka.sends).toHaveLength(2);
  });

  it('fails everything that waits when Kafka is away, and goes on from a new producer', async () => {
    const { kafka, producer } = setUp();
    kafka.answers = [new Error('Connection closed')];
    kafka.hold = true;
    const first = producer.publish([event('1')]);
    await sleep(5);
    const second = producer.publish([event('2')]);
    kafka.hold = false;
    kafka.release?.();
    await expect(first).rejects.toThrow(BrokerUnavailableError);
    await expect(second).rejects.toMatchObject({ code: 'MESSAGING_BROKER_UNAVAILABLE' });
    await producer.publish([event('1')]);
    expect(kafka.sends).toEqual([
      { producer: 1, ids: ['1'] },
      { producer: 2, ids: ['1'] },
    ]);
  });

  it('says at once that Kafka is away while it waits to connect again, and connects by itself', async () => {
    const { kafka, producer } = setUp();
    kafka.connectError = new Error('ECONNREFUSED');
    await expect(producer.publish([event('1')])).rejects.toThrow(BrokerUnavailableError);
    const before = kafka.connects;
    await expect(producer.publish([event('1')])).rejects.toThrow('Kafka is not available: ECONNREFUSED');
    expect(kafka.connects).toBe(before);
    expect(producer.isHealthy()).toBe(false);
    kafka.connectError = undefined;
    await sleep(400);
    expect(producer.isHealthy()).toBe(true);
    await producer.disconnect();
  });

  it('refuses only the publication that cannot be taken in', async () => {
    const { kafka, producer } = setUp();
    kafka.answers = [protocolError('MESSAGE_TOO_LARGE'), 'ok', protocolError('MESSAGE_TOO_LARGE'), 'ok'];
    const results = await Promise.allSettled(
      [event('1'), event('large'), event('3')].map((one) => producer.publish([one])),
    );
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((results[1] as PromiseRejectedResult).reason).toBeInstanceOf(PublishRefusedError);
    expect(kafka.sends.map(({ ids }) => ids)).toEqual([['1', 'large', '3'], ['1'], ['large'], ['3']]);
  });
});
