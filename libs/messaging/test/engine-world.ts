import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ParkingTable } from '@kjoreklar/persistence';
import { silentLogger } from '@kjoreklar/service-kit';
import fc from 'fast-check';
import { ConsumerEngine, type ConsumerEngineOptions } from '../src/consumer/consumer-engine';
import { FakeConsumer } from '../src/consumer/fake-consumer';

export type Step =
  | { readonly do: 'write'; readonly partition: number; readonly key: string }
  | { readonly do: 'poll' }
  | { readonly do: 'commit' }
  | { readonly do: 'end'; readonly pick: number; readonly fails: boolean }
  | { readonly do: 'join'; readonly partitions: readonly number[]; readonly newMember: boolean }
  | { readonly do: 'othersWork'; readonly partition: number };

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      partition: fc.nat(2),
      key: fc.constantFrom('a', 'b', 'c'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('poll' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('commit' as const) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('end' as const), pick: fc.nat(20), fails: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('join' as const),
      partitions: fc.subarray([0, 1, 2]),
      newMember: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('othersWork' as const), partition: fc.nat(2) }) },
);

interface Running {
  readonly id: string;
  readonly lane: string;
  end: (fails: boolean) => void;
}

/**
 * Drives an engine through steps and judges after each: what is committed was handled or is parked, a lane runs one message at a time, and what a
 * lane handled first is in order.
 */
export class World {
  readonly consumer = new FakeConsumer('model.v1', 3);
  readonly running: Running[] = [];
  readonly handled = new Set<string>();
  private readonly lastOfLane = new Map<string, number>();
  private members = 1;
  readonly engine: ConsumerEngine;

  constructor(private readonly parked?: { readonly table: ParkingTable; has(id: string): boolean }) {
    this.engine = new ConsumerEngine(this.options());
  }

  private options(): ConsumerEngineOptions {
    return {
      kafka: this.consumer.kafka,
      group: 'g',
      publish: async () => undefined,
      logger: silentLogger(),
      routes: [
        {
          topic: 'model.v1',
          policy: {
            tries: 1,
            firstDelayMs: 10,
            maxDelayMs: 10,
            then: { delaysMs: [10], mostTries: 1_000, mostAgeMs: 3_600_000 },
          },
          givenUp: 'deadLetterTopic',
          decode: () => ({ ok: true, payload: undefined }),
          handle: (_payload, { key, partition, offset }) => this.handle(String(key), `${partition}/${offset}`),
        },
      ],
      ...(this.parked ? { parking: this.parked.table } : {}),
    };
  }

  private handle(lane: string, id: string): Promise<void> {
    expect(this.running.map((run) => run.lane)).not.toContain(lane);
    return new Promise((resolve, reject) => {
      const end = (fails: boolean): void => {
        this.running.splice(this.running.indexOf(run), 1);
        if (!fails) this.finish(lane, id);
        if (fails) reject(new Error('passing'));
        else resolve();
      };
      const run = { id, lane, end };
      this.running.push(run);
    });
  }

  /** Others may have handled it before. */
  private finish(lane: string, id: string): void {
    const offset = Number(id.split('/')[1]);
    if (!this.handled.has(id)) {
      expect(offset).toBeGreaterThan(this.lastOfLane.get(lane) ?? -1);
      this.lastOfLane.set(lane, offset);
    }
    this.handled.add(id);
  }

  async start(): Promise<void> {
    this.engine.start();
    await nextTurn();
    this.consumer.join('m1', [0, 1, 2]);
  }

  async take(action: Step): Promise<void> {
    // A key lives in one partition, as the partitioner sees to.
    if (action.do === 'write')
      this.consumer.write(action.partition, { key: `${action.partition}${action.key}`, value: 'v' });
    else if (action.do === 'poll') await this.consumer.poll();
    else if (action.do === 'commit') await jest.advanceTimersByTimeAsync(500);
    else if (action.do === 'end') this.running[action.pick % Math.max(1, this.running.length)]?.end(action.fails);
    else if (action.do === 'join')
      this.consumer.join(`m${action.newMember ? ++this.members : this.members}`, action.partitions);
    else this.othersWork(action.partition);
    await nextTurn();
    this.judge();
  }

  /** Another member handles and commits all of a partition that is not ours. */
  private othersWork(partition: number): void {
    if (this.consumer.assigned.includes(partition)) return;
    this.consumer.log[partition]?.forEach((_, offset) => this.handled.add(`${partition}/${offset}`));
    this.consumer.committed[partition] = this.consumer.log[partition]?.length ?? 0;
  }

  judge(): void {
    this.consumer.committed.forEach((committed, partition) => {
      for (let offset = 0; offset < committed; offset++) {
        const id = `${partition}/${offset}`;
        expect({ id, isSafe: this.handled.has(id) || (this.parked?.has(id) ?? false) }).toEqual({ id, isSafe: true });
      }
    });
  }

  /** Everything heals: all partitions are ours, every handler succeeds. */
  async settle(): Promise<void> {
    this.consumer.join(`m${this.members}`, [0, 1, 2]);
    for (let round = 0; round < 200 && !this.isSettled(); round++) {
      await this.consumer.poll();
      for (const run of [...this.running]) run.end(false);
      await jest.advanceTimersByTimeAsync(500);
      await nextTurn();
    }
    expect(this.consumer.committed).toEqual(this.consumer.log.map(({ length }) => length));
    this.judge();
    const all = this.consumer.log.flatMap((log, partition) => log.map((_, offset) => `${partition}/${offset}`));
    expect(all.filter((id) => !this.handled.has(id))).toEqual([]);
    // Work on a partition that was lost may still be running: then the deadline passes, and that takes the clock.
    const drained = this.engine.drain(1_000);
    await jest.advanceTimersByTimeAsync(10_000);
    await drained;
  }

  private isSettled(): boolean {
    return this.consumer.log.every(
      (log, partition) =>
        this.consumer.committed[partition] === log.length &&
        log.every((_, offset) => this.handled.has(`${partition}/${offset}`)),
    );
  }
}
