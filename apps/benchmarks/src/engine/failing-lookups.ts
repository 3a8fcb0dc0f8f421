import { setTimeout as pause } from 'node:timers/promises';
import type { ParkingTable } from '@kjoreklar/persistence';
import { parkedForADay } from '@kjoreklar/messaging';
import type { BenchTopic, Policy } from './bench-topic';

const VINS = 50;
const LOOKUP_MS = 80;
const MOST = 0.9;

/** As eucaris-lookup's. */
const policy: Policy = { tries: 3, firstDelayMs: 250, maxDelayMs: 2_000, then: parkedForADay };

export interface LookupRun {
  /** Until nine tenths are handled: all VINs have work until then, and one that is parked (5 s) does not stand for the rate of all. */
  readonly perSecond: number;
  /** To the last message, those of parked VINs with it. */
  readonly seconds: number;
  /** Messages handled after a later one of their VIN. */
  readonly inversions: number;
  readonly failures: number;
}

/** The same chance in every run. */
const chances = (): (() => number) => {
  let state = 20_261_127;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
};

export interface LookupOptions {
  readonly messages: number;
  /** Of the calls, each with this chance. */
  readonly failing: number;
  readonly parking: ParkingTable;
}

/** Look-ups of 80 ms for 50 VINs, some of which fail. */
export const runLookups = async (
  topic: BenchTopic,
  { messages, failing, parking }: LookupOptions,
): Promise<LookupRun> => {
  const chance = chances();
  const last = new Map<string, number>();
  let failures = 0;
  let inversions = 0;
  let handled = 0;
  let startedMs = 0;
  const engine = topic.engine({
    policy,
    parking,
    handle: async (value, key) => {
      startedMs ||= performance.now();
      const fails = chance() < failing;
      await pause(LOOKUP_MS);
      if (fails) {
        failures += 1;
        throw new Error('503');
      }
      const number = Number(String(value));
      if (number <= (last.get(key) ?? -1)) inversions += 1;
      last.set(key, number);
      handled += 1;
    },
  });
  for (let sent = 0; sent < messages; sent += VINS)
    await topic.producer.publishRecords(
      Array.from({ length: Math.min(VINS, messages - sent) }, (_, vin) =>
        topic.record(`VIN${vin}`, String(sent + vin)),
      ),
    );
  const secondsUntil = async (count: number): Promise<number> => {
    while (handled < count) await pause(10);
    return (performance.now() - startedMs) / 1_000;
  };
  const most = Math.ceil(messages * MOST);
  const perSecond = most / (await secondsUntil(most));
  const seconds = await secondsUntil(messages);
  await engine.drain(5_000);
  return { perSecond, seconds, inversions, failures };
};
