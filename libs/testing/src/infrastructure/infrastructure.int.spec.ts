import { Kafka, logLevel } from 'kafkajs';
import { Client } from 'pg';
import { eventually } from './eventually';
import { freshDatabase } from './fresh-database';
import { infrastructure } from './infrastructure';
import { uniqueName } from './unique-name';

describe('test infrastructure', () => {
  it('gives each test an empty database of its own, and removes it', async () => {
    const [first, second] = await Promise.all([freshDatabase(), freshDatabase()]);
    const client = new Client({ connectionString: first.url });
    await client.connect();
    await client.query('CREATE TABLE vehicle (vin text)');
    await client.end();
    expect(first.url).not.toBe(second.url);
    await Promise.all([first.drop(), second.drop()]);
    const gone = new Client({ connectionString: first.url });
    await expect(gone.connect()).rejects.toThrow(/does not exist/);
  });

  it('has a broker that keeps what is sent and gives it back', async () => {
    const kafka = new Kafka({ brokers: infrastructure().brokers, logLevel: logLevel.NOTHING });
    const topic = uniqueName('topic');
    const admin = kafka.admin();
    const producer = kafka.producer();
    const consumer = kafka.consumer({ groupId: uniqueName('group'), maxWaitTimeInMs: 100 });
    await Promise.all([admin.connect(), producer.connect(), consumer.connect()]);
    await admin.createTopics({ topics: [{ topic, numPartitions: 1 }] });
    await producer.send({ topic, messages: [{ key: 'vin', value: 'hello' }] });
    const received: string[] = [];
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message }) => {
        received.push(String(message.value));
      },
    });
    await eventually(() => expect(received).toEqual(['hello']), { timeoutMs: 10_000 });
    await Promise.all([consumer.disconnect(), producer.disconnect(), admin.disconnect()]);
  });
});
