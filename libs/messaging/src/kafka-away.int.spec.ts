import type { Socket } from 'node:net';
import type { EncodedEvent } from '@kjoreklar/contracts';
import { silentLogger } from '@kjoreklar/service-kit';
import { eventually, infrastructure, uniqueName } from '@kjoreklar/testing';
import type { ISocketFactory } from 'kafkajs';
import { ConsumerEngine } from './consumer/consumer-engine';
import { BrokerUnavailableError } from './errors/broker-unavailable-error';
import { createKafka, promptSockets } from './kafka/create-kafka';
import { ensureTopics } from './kafka/ensure-topics';
import { EventProducer } from './producer/event-producer';

const logger = silentLogger();
const brokers = infrastructure().brokers;
const patience = { timeoutMs: 40_000 };

/** The wire to Kafka, with a switch: cut, all connections break and new ones are refused. */
class Wire {
  private readonly sockets = new Set<Socket>();
  private up = true;

  readonly open: ISocketFactory = (args) => {
    const socket = promptSockets(this.up ? args : { ...args, host: '127.0.0.1', port: 1 });
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    return socket;
  };

  cut(): void {
    this.up = false;
    for (const socket of this.sockets) socket.destroy(new Error('cut'));
  }

  mend(): void {
    this.up = true;
  }
}

const aTopic = async (): Promise<string> => {
  const topic = uniqueName('topic');
  const admin = createKafka({ brokers, clientId: 'away', logger }).admin();
  await admin.connect();
  await ensureTopics(admin, [{ name: topic, partitions: 3, retentionMs: 3_600_000 }]);
  await admin.disconnect();
  return topic;
};

const event = (topic: string, id: string): EncodedEvent => ({ id, topic, key: id, headers: {}, value: id });

/** An engine and a producer on one wire. */
const connect = (wire: Wire, topic: string, group: string, instanceId?: string) => {
  const kafka = createKafka({ brokers, clientId: 'away', logger, socketFactory: wire.open });
  const seen = new Set<string>();
  const producer = new EventProducer({ kafka, logger });
  const engine = new ConsumerEngine({
    kafka,
    group,
    instanceId,
    logger,
    publish: (records) => producer.publishRecords(records),
    routes: [
      {
        topic,
        policy: {
          tries: 1,
          firstDelayMs: 1,
          maxDelayMs: 1,
          then: { delaysMs: [1], mostTries: 1_000, mostAgeMs: 3_600_000 },
        },
        givenUp: 'deadLetterTopic',
        decode: ({ value }) => ({ ok: true, payload: String(value) }),
        handle: async (value) => void seen.add(value),
      },
    ],
  });
  engine.start();
  return { engine, producer, seen };
};

jest.setTimeout(90_000);

describe('while Kafka is away', () => {
  it('publishing fails soon, readiness says why, and all goes on by itself soon after', async () => {
    const topic = await aTopic();
    const wire = new Wire();
    const { engine, producer, seen } = connect(wire, topic, uniqueName('group'));
    await producer.publish([event(topic, 'before')]);
    await eventually(() => expect(seen).toContain('before'), patience);

    wire.cut();
    const cutAt = Date.now();
    await expect(producer.publish([event(topic, 'refused')])).rejects.toThrow(BrokerUnavailableError);
    await expect(producer.publish([event(topic, 'refused')])).rejects.toThrow(BrokerUnavailableError);
    expect(Date.now() - cutAt).toBeLessThan(5_000);
    expect(producer.isHealthy()).toBe(false);
    await eventually(() => expect(engine.unreadyReason()).toBeDefined(), patience);

    wire.mend();
    const mendedAt = Date.now();
    await eventually(() => expect(producer.isHealthy()).toBe(true), patience);
    await producer.publish([event(topic, 'after')]);
    await eventually(() => expect(seen).toContain('after'), patience);
    expect(engine.unreadyReason()).toBeUndefined();
    // Well within the 15 s for which the broker would hold the partitions for a member that it takes for another.
    expect(Date.now() - mendedAt).toBeLessThan(8_000);
    await engine.drain(1_000);
    await producer.disconnect();
  });

  it('a consumer that died without a word is replaced at once by one of the same name', async () => {
    const topic = await aTopic();
    const group = uniqueName('group');
    const wire = new Wire();
    const dead = connect(wire, topic, group, 'one');
    await dead.producer.publish([event(topic, '1')]);
    await eventually(() => expect(dead.seen).toContain('1'), patience);
    wire.cut();
    const diedAt = Date.now();
    const heir = connect(new Wire(), topic, group, 'one');
    await heir.producer.publish([event(topic, '2')]);
    await eventually(() => expect(heir.seen).toContain('2'), patience);
    expect(Date.now() - diedAt).toBeLessThan(8_000);
    for (const { engine, producer } of [dead, heir]) {
      await engine.drain(1_000);
      await producer.disconnect();
    }
  });
});
