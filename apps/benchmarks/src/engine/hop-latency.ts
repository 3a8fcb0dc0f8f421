import { setTimeout as pause } from 'node:timers/promises';
import type { BenchTopic } from './bench-topic';

const PER_SECOND = 50;
const WARM_UP_MS = 1_000;

const sentAtOf = (value: Buffer | null): number => Number(String(value));

/** One message at a time, each stamped when it is sent; milliseconds from there to the handler. */
const steadily = async (count: number, send: (value: string) => Promise<void>): Promise<void> => {
  const startedMs = performance.now();
  const sending: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    const waitMs = startedMs + (index * 1_000) / PER_SECOND - performance.now();
    if (waitMs > 0) await pause(waitMs);
    sending.push(send(String(performance.now())));
  }
  await Promise.all(sending);
};

const untilAll = async (delays: readonly number[], count: number): Promise<void> => {
  while (delays.length < count) await pause(20);
};

const settle = async (send: (value: string) => Promise<void>, delays: number[]): Promise<void> => {
  await send(String(performance.now()));
  await untilAll(delays, 1);
  await pause(WARM_UP_MS);
  delays.length = 0;
};

export const hopOfEngine = async (topic: BenchTopic, count: number): Promise<number[]> => {
  const delays: number[] = [];
  const engine = topic.engine({
    handle: async (value) => {
      delays.push(performance.now() - sentAtOf(value));
      return Promise.resolve();
    },
  });
  let key = 0;
  const send = (value: string): Promise<void> =>
    topic.producer.publishRecords([topic.record(`VIN${(key += 1)}`, value)]);
  await settle(send, delays);
  await steadily(count, send);
  await untilAll(delays, count);
  await engine.drain(5_000);
  return delays;
};

export const plainHop = async (topic: BenchTopic, count: number): Promise<number[]> => {
  const delays: number[] = [];
  const consumer = await topic.plain((values) => {
    for (const value of values) delays.push(performance.now() - sentAtOf(value));
  });
  const producer = topic.client().producer({ idempotent: true });
  await producer.connect();
  let key = 0;
  const send = async (value: string): Promise<void> => {
    const { key: vin, headers } = topic.record(`VIN${(key += 1)}`, value);
    await producer.send({ topic: topic.name, messages: [{ key: vin, value, headers }] });
  };
  await settle(send, delays);
  await steadily(count, send);
  await untilAll(delays, count);
  await producer.disconnect();
  await consumer.disconnect();
  return delays;
};
