import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { KeyedScheduler } from './keyed-scheduler';

interface Item {
  readonly lane: string;
  readonly group: string;
  readonly number: number;
}

interface Running {
  readonly item: Item;
  end: (againAfterMs: number | undefined) => void;
}

const CONCURRENCY = 4;
const LIMITED_GROUP = 'g1';
const GROUP_LIMIT = 2;

/** The scheduler with every run, and every wait, ended by hand. */
class Bench {
  readonly running: Running[] = [];
  readonly waits: { item: Item; wake: () => void }[] = [];
  private lastEnded: Item | undefined;
  readonly scheduler = new KeyedScheduler<Item>({
    concurrency: CONCURRENCY,
    groupConcurrency: (group) => (group === LIMITED_GROUP ? GROUP_LIMIT : undefined),
    run: (item) =>
      new Promise((resolve) => {
        this.running.push({ item, end: resolve });
      }),
    wait: (_ms, wake) => {
      const wait = { item: this.lastEnded as Item, wake };
      this.waits.push(wait);
      return () => void this.waits.splice(this.waits.indexOf(wait), this.waits.includes(wait) ? 1 : 0);
    },
  });

  async end(index: number, againAfterMs?: number): Promise<Item> {
    const [run] = this.running.splice(index, 1);
    this.lastEnded = (run as Running).item;
    (run as Running).end(againAfterMs);
    await nextTurn();
    return this.lastEnded;
  }
}

/** What the scheduler must look like from outside: items of each lane in order, and the lanes that wait. */
class Model {
  next = 0;
  readonly lanes = new Map<string, Item[]>();
  readonly waiting = new Set<string>();

  expectedRunning(): number {
    const runnable = [...this.lanes].filter(([lane, items]) => items.length > 0 && !this.waiting.has(lane));
    const limited = runnable.filter(([, [head]]) => head?.group === LIMITED_GROUP).length;
    return Math.min(CONCURRENCY, Math.min(GROUP_LIMIT, limited) + runnable.length - limited);
  }
}

const laneId = (item: Item): string => `${item.group}/${item.lane}`;

const check = (model: Model, { running, scheduler }: Bench): void => {
  for (const { item } of running) expect(model.lanes.get(laneId(item))?.[0]).toBe(item);
  expect(new Set(running.map(({ item }) => laneId(item))).size).toBe(running.length);
  expect(running.filter(({ item }) => item.group === LIMITED_GROUP).length).toBeLessThanOrEqual(GROUP_LIMIT);
  expect(running).toHaveLength(model.expectedRunning());
  expect(scheduler.running).toBe(running.length);
  expect(scheduler.waiting).toBe(model.waiting.size);
};

type Command = fc.AsyncCommand<Model, Bench>;

class Add implements Command {
  constructor(
    readonly group: string,
    readonly lane: string,
  ) {}
  check = (): boolean => true;
  async run(model: Model, bench: Bench): Promise<void> {
    const item = { group: this.group, lane: this.lane, number: model.next++ };
    const items = model.lanes.get(laneId(item)) ?? [];
    model.lanes.set(laneId(item), [...items, item]);
    bench.scheduler.add(this.group, this.lane, item);
    await nextTurn();
    check(model, bench);
  }
  toString = (): string => `add(${this.group}/${this.lane})`;
}

class End implements Command {
  constructor(
    readonly pick: number,
    readonly again: boolean,
  ) {}
  check = (model: Readonly<Model>): boolean => model.expectedRunning() > 0;
  async run(model: Model, bench: Bench): Promise<void> {
    const item = await bench.end(this.pick % bench.running.length, this.again ? 10 : undefined);
    if (this.again) model.waiting.add(laneId(item));
    else model.lanes.get(laneId(item))?.shift();
    check(model, bench);
  }
  toString = (): string => (this.again ? `fail(${this.pick})` : `finish(${this.pick})`);
}

class Wake implements Command {
  constructor(readonly pick: number) {}
  check = (model: Readonly<Model>): boolean => model.waiting.size > 0;
  async run(model: Model, bench: Bench): Promise<void> {
    const wait = bench.waits[this.pick % bench.waits.length];
    model.waiting.delete(laneId(wait?.item as Item));
    wait?.wake();
    await nextTurn();
    check(model, bench);
  }
  toString = (): string => `wake(${this.pick})`;
}

class Discard implements Command {
  constructor(readonly parity: number) {}
  check = (): boolean => true;
  async run(model: Model, bench: Bench): Promise<void> {
    const matches = ({ number }: Item): boolean => number % 2 === this.parity;
    const running = new Set(bench.running.map(({ item }) => item));
    const expected: Item[] = [];
    for (const [lane, items] of model.lanes) {
      const dropped = items.filter((item) => matches(item) && !running.has(item));
      if (dropped.includes(items[0] as Item)) model.waiting.delete(lane);
      expected.push(...dropped);
      model.lanes.set(
        lane,
        items.filter((item) => !dropped.includes(item)),
      );
    }
    expect(new Set(bench.scheduler.discard(matches))).toEqual(new Set(expected));
    await nextTurn();
    check(model, bench);
  }
  toString = (): string => `discard(${this.parity})`;
}

const commands = fc.commands(
  [
    fc
      .tuple(fc.constantFrom('g1', 'g2', 'g3'), fc.constantFrom('a', 'b', 'c'))
      .map(([group, lane]) => new Add(group, lane)),
    fc.tuple(fc.nat(9), fc.boolean()).map(([pick, again]) => new End(pick, again)),
    fc.nat(9).map((pick) => new Wake(pick)),
    fc.nat(1).map((parity) => new Discard(parity)),
  ],
  { maxCommands: 60 },
);

describe('KeyedScheduler', () => {
  it('keeps the order of each lane, one item of it at a time, and uses every slot it may', async () => {
    await fc.assert(
      fc.asyncProperty(commands, async (steps) => {
        await fc.asyncModelRun(() => ({ model: new Model(), real: new Bench() }), steps);
      }),
      { numRuns: 300 },
    );
  });

  it('lets the groups take turns', async () => {
    const bench = new Bench();
    for (let lane = 0; lane < 20; lane++)
      bench.scheduler.add('busy', `k${lane}`, { group: 'busy', lane: `k${lane}`, number: lane });
    bench.scheduler.add('quiet', 'k', { group: 'quiet', lane: 'k', number: 99 });
    await bench.end(0);
    await bench.end(0);
    expect(bench.running.map(({ item }) => item.group)).toContain('quiet');
  });

  it('starts nothing once closed, and tells when the last run has ended', async () => {
    const bench = new Bench();
    bench.scheduler.add('g', 'a', { group: 'g', lane: 'a', number: 0 });
    bench.scheduler.add('g', 'a', { group: 'g', lane: 'a', number: 1 });
    bench.scheduler.close();
    const idle = bench.scheduler.idle();
    await bench.end(0);
    await idle;
    expect(bench.running).toHaveLength(0);
  });
});
