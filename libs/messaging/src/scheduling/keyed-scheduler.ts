import { Fifo } from './fifo';

export interface KeyedSchedulerOptions<Item> {
  /** Most items running at once. */
  readonly concurrency: number;
  /** Most items of one group running at once; no limit of its own unless told. */
  readonly groupConcurrency?: (group: string) => number | undefined;
  /** Runs one item. A number asks for another run of it after so many milliseconds, its lane held, its slot free. Must not reject. */
  readonly run: (item: Item) => Promise<number | undefined>;
  /** Calls back after `ms`; answers how to cancel. */
  readonly wait?: (ms: number, callback: () => void) => () => void;
}

interface Group<Item> {
  readonly limit: number;
  readonly lanes: Map<string, Lane<Item>>;
  readonly ready: Fifo<Lane<Item>>;
  running: number;
}

interface Lane<Item> {
  readonly key: string;
  readonly group: Group<Item>;
  readonly items: Fifo<Item>;
  state: 'ready' | 'running' | 'waiting';
  cancelWait: (() => void) | undefined;
}

const waitByTimer = (ms: number, callback: () => void): (() => void) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};

/**
 * Understands which item may run next: of one lane one at a time and in order, of different lanes many at once; groups take turns,
 * and so do the lanes of a group.
 */
export class KeyedScheduler<Item> {
  private readonly groups = new Map<string, Group<Item>>();
  private readonly turns: Group<Item>[] = [];
  private turn = 0;
  private runningCount = 0;
  private waitingCount = 0;
  private closed = false;
  private readonly idleListeners: (() => void)[] = [];

  constructor(private readonly options: KeyedSchedulerOptions<Item>) {}

  get running(): number {
    return this.runningCount;
  }

  /** Lanes that wait to try their first item again. */
  get waiting(): number {
    return this.waitingCount;
  }

  add(group: string, laneKey: string, item: Item): void {
    const lane = this.laneOf(group, laneKey);
    lane.items.push(item);
    if (lane.items.size === 1) this.makeReady(lane);
  }

  /** Drops what has not been started (or waits to be tried again) and matches; running items go on. */
  discard(matches: (item: Item) => boolean): Item[] {
    const dropped: Item[] = [];
    const released: Lane<Item>[] = [];
    for (const lane of this.lanes()) {
      const head = lane.items.peek();
      for (const item of this.discardFrom(lane, matches)) dropped.push(item);
      if (lane.state === 'waiting' && lane.items.peek() !== head) released.push(lane);
      if (lane.items.size === 0) lane.group.lanes.delete(lane.key);
    }
    for (const { ready } of this.turns) ready.filter((lane) => lane.items.size > 0);
    for (const lane of released) this.endWait(lane);
    return dropped;
  }

  /** Starts nothing any more. */
  close(): void {
    this.closed = true;
    for (const lane of this.lanes()) lane.cancelWait?.();
  }

  /** Resolves when nothing runs. */
  idle(): Promise<void> {
    if (this.runningCount === 0) return Promise.resolve();
    return new Promise((resolve) => this.idleListeners.push(resolve));
  }

  private *lanes(): Iterable<Lane<Item>> {
    for (const { lanes } of this.turns) yield* lanes.values();
  }

  private laneOf(groupName: string, key: string): Lane<Item> {
    const group = this.groupOf(groupName);
    let lane = group.lanes.get(key);
    if (!lane) {
      lane = { key, group, items: new Fifo(), state: 'ready', cancelWait: undefined };
      group.lanes.set(key, lane);
    }
    return lane;
  }

  private groupOf(name: string): Group<Item> {
    let group = this.groups.get(name);
    if (!group) {
      const limit = this.options.groupConcurrency?.(name) ?? this.options.concurrency;
      group = { limit, lanes: new Map(), ready: new Fifo(), running: 0 };
      this.groups.set(name, group);
      this.turns.push(group);
    }
    return group;
  }

  private discardFrom({ items, state }: Lane<Item>, matches: (item: Item) => boolean): Item[] {
    const running = state === 'running' ? items.peek() : undefined;
    return items.filter((item) => item === running || !matches(item));
  }

  private makeReady(lane: Lane<Item>): void {
    lane.state = 'ready';
    lane.group.ready.push(lane);
    this.dispatch();
  }

  private dispatch(): void {
    while (!this.closed && this.runningCount < this.options.concurrency) {
      const lane = this.nextLane();
      if (!lane) return;
      void this.runHead(lane);
    }
  }

  private nextLane(): Lane<Item> | undefined {
    for (let step = 0; step < this.turns.length; step++) {
      const group = this.turns[this.turn] as Group<Item>;
      this.turn = (this.turn + 1) % this.turns.length;
      const lane = group.running < group.limit ? group.ready.shift() : undefined;
      if (lane) return lane;
    }
    return undefined;
  }

  private async runHead(lane: Lane<Item>): Promise<void> {
    lane.state = 'running';
    lane.group.running++;
    this.runningCount++;
    const againAfterMs = await this.options.run(lane.items.peek() as Item);
    lane.group.running--;
    this.runningCount--;
    if (againAfterMs !== undefined && !this.closed) this.startWait(lane, againAfterMs);
    else this.endRun(lane, againAfterMs === undefined);
    this.dispatch();
    if (this.runningCount === 0) for (const tell of this.idleListeners.splice(0)) tell();
  }

  private endRun(lane: Lane<Item>, finished: boolean): void {
    if (finished) lane.items.shift();
    if (lane.items.size === 0) lane.group.lanes.delete(lane.key);
    else this.makeReady(lane);
  }

  private startWait(lane: Lane<Item>, ms: number): void {
    lane.state = 'waiting';
    this.waitingCount++;
    lane.cancelWait = (this.options.wait ?? waitByTimer)(ms, () => this.endWait(lane));
  }

  private endWait(lane: Lane<Item>): void {
    lane.cancelWait?.();
    lane.cancelWait = undefined;
    this.waitingCount--;
    if (lane.items.size > 0) this.makeReady(lane);
  }
}
