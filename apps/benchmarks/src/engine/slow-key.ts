import { setTimeout as pause } from 'node:timers/promises';
import type { BenchTopic } from './bench-topic';

const SLOW_MS = 3_000;
const PER_SECOND = 100;

export interface SlowKey {
  /** Milliseconds to the handler, of the other keys of the partition, while none is slow and while one is. */
  readonly quietMs: readonly number[];
  readonly besideSlowMs: readonly number[];
}

/** One partition; a message whose handler takes three seconds, and others that come meanwhile. */
export const measureSlowKey = async (topic: BenchTopic): Promise<SlowKey> => {
  const delays = { quiet: [] as number[], beside: [] as number[] };
  let slow = false;
  const engine = topic.engine({
    handle: async (value, key) => {
      if (key === 'SLOW') {
        slow = true;
        await pause(SLOW_MS);
        slow = false;
        return;
      }
      const { atMs } = JSON.parse(String(value)) as { atMs: number };
      (slow ? delays.beside : delays.quiet).push(performance.now() - atMs);
    },
  });
  const send = (key: string): Promise<void> =>
    topic.producer.publishRecords([topic.record(key, JSON.stringify({ atMs: performance.now() }))]);
  const others = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) {
      void send(`VIN${index}`);
      await pause(1_000 / PER_SECOND);
    }
  };
  await send('FIRST');
  while (delays.quiet.length === 0) await pause(20);
  await pause(1_000);
  delays.quiet.length = 0;
  const count = (SLOW_MS / 1_000) * PER_SECOND;
  await others(count);
  await send('SLOW');
  await others(count);
  await pause(1_000);
  await engine.drain(5_000);
  return { quietMs: delays.quiet, besideSlowMs: delays.beside };
};
