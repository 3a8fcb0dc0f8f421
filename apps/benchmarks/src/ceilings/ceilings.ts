import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes, randomUUID } from 'node:crypto';
import { checkEcoc } from '@kjoreklar/ivi';
import { createKafka } from '@kjoreklar/messaging';
import { Pool as PgPool } from 'pg';
import { Pool as HttpPool } from 'undici';

type Kafka = ReturnType<typeof createKafka>;

/** Runs `work` for about `ms`, `parallel` at a time; calls a second. */
const rate = async (ms: number, parallel: number, work: () => Promise<unknown>): Promise<number> => {
  const startedMs = performance.now();
  let done = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() - startedMs < ms) {
      await work();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return done / ((performance.now() - startedMs) / 1000);
};

/** kafkajs by itself: 1 KB messages, sends of 100, then read back. Messages a second. */
export const kafkaCeiling = async (kafka: Kafka): Promise<{ producedPerSecond: number; consumedPerSecond: number }> => {
  const topic = `ceiling.${randomUUID()}`;
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 12 }], waitForLeaders: true });
  const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  const value = randomBytes(1_000);
  let sent = 0;
  const sends = await rate(3_000, 1, async () => {
    await producer.send({ topic, messages: Array.from({ length: 100 }, () => ({ key: String((sent += 1)), value })) });
  });
  await producer.disconnect();
  const consumer = kafka.consumer({ groupId: topic, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  let read = 0;
  let firstMs = 0;
  await new Promise<void>((resolve) => {
    void consumer.run({
      eachBatch: async ({ batch }) => {
        if (read === 0) firstMs = performance.now();
        read += batch.messages.length;
        if (read >= sent) resolve();
        return Promise.resolve();
      },
    });
  });
  const consumedPerSecond = read / ((performance.now() - firstMs) / 1000);
  await consumer.disconnect();
  await admin.deleteTopics({ topics: [topic] });
  await admin.disconnect();
  return { producedPerSecond: sends * 100, consumedPerSecond };
};

/** Transactions of one inserted row, 8 connections. Commits a second. */
export const commitCeiling = async (databaseUrl: string): Promise<number> => {
  const pool = new PgPool({ connectionString: databaseUrl, max: 8 });
  await pool.query(
    'create schema if not exists baseline; create table if not exists baseline.ceiling (id bigint generated always as identity, note text)',
  );
  const perSecond = await rate(3_000, 8, () => pool.query("insert into baseline.ceiling (note) values ('x')"));
  await pool.query('drop table baseline.ceiling');
  await pool.end();
  return perSecond;
};

/** POST of a small body to a server in this process that answers 204, 64 connections. Requests a second. */
export const httpCeiling = async (): Promise<number> => {
  const server = createServer((request, response) => request.resume().on('end', () => response.writeHead(204).end()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const pool = new HttpPool(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
    connections: 64,
    pipelining: 1,
  });
  const perSecond = await rate(3_000, 64, async () => {
    const response = await pool.request({ method: 'POST', path: '/', body: '{"understellsnummer":"X"}' });
    await response.body.dump();
  });
  await pool.close();
  server.close();
  return perSecond;
};

/** The check of one eCoC as the sandbox issues it, one thread. Documents a second. */
export const checkCeiling = async (document: Buffer, vin: string): Promise<number> =>
  rate(2_000, 1, async () => {
    checkEcoc(document, { vin, taxGroup: '101', receivedAt: new Date().toISOString() });
    return Promise.resolve();
  });
