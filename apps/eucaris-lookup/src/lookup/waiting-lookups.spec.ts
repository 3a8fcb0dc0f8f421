import { silentLogger } from '@kjoreklar/service-kit';
import { aPreregistrationRequested } from '@kjoreklar/testing';
import type { WaitingLookup } from './lookup-store';
import { WaitingLookups } from './waiting-lookups';

const limits = { leaseMs: 40_000, most: 2 };
const start = Date.parse('2026-07-06T08:00:00.000Z');

/** What waits, due at so many seconds from the start; answering takes it away, or makes it due later. */
class Shelf {
  readonly answered: string[] = [];
  readonly claims: number[] = [];
  fails = false;
  private readonly due = new Map<string, number>();
  private readonly laterBySeconds = new Map<string, number>();
  private readonly releases: (() => void)[] = [];
  held = false;

  put(id: string, dueInSeconds: number, againAfterSeconds?: number): Date {
    const at = Date.now() + dueInSeconds * 1_000;
    this.due.set(id, at);
    if (againAfterSeconds) this.laterBySeconds.set(id, againAfterSeconds);
    return new Date(at);
  }

  release(): void {
    this.held = false;
    for (const release of this.releases.splice(0)) release();
  }

  async claimDue({ now, leaseMs, most }: { now: Date; leaseMs: number; most: number }): Promise<WaitingLookup[]> {
    if (this.fails) throw new Error('the database is away');
    this.claims.push(Date.now() - start);
    const due = [...this.due].filter(([, at]) => at <= now.getTime()).slice(0, most);
    for (const [id] of due) this.due.set(id, now.getTime() + leaseMs);
    return due.map(([id]) => ({
      request: aPreregistrationRequested({ clientReference: id }),
      waiting: { reason: 'PARTIAL', asks: 1, partialSince: now, askUntil: now, nextAskAt: now },
    }));
  }

  async nextDueAt(): Promise<Date | null> {
    return this.due.size > 0 ? new Date(Math.min(...this.due.values())) : null;
  }

  async answerWaiting({ request }: WaitingLookup): Promise<Date | null> {
    const id = request.data.clientReference ?? '';
    this.answered.push(`${id} at ${(Date.now() - start) / 1_000}`);
    if (this.held) await new Promise<void>((resolve) => this.releases.push(resolve));
    const again = this.laterBySeconds.get(id);
    this.laterBySeconds.delete(id);
    if (again) return this.put(id, again);
    this.due.delete(id);
    return null;
  }
}

let shelf: Shelf;
let subject: WaitingLookups;
let awayForMs = 0;

beforeEach(() => {
  jest.useFakeTimers({ now: start, doNotFake: ['nextTick', 'setImmediate'] });
  shelf = new Shelf();
  awayForMs = 0;
  const clock = { now: () => new Date() };
  subject = new WaitingLookups(
    { store: shelf, lookup: shelf, awayForMs: () => awayForMs, clock, logger: silentLogger() },
    limits,
  );
});
afterEach(async () => {
  shelf.release();
  const stopping = subject.onModuleDestroy();
  await jest.advanceTimersByTimeAsync(5_000);
  await stopping;
  jest.useRealTimers();
});
const pass = (seconds: number) => jest.advanceTimersByTimeAsync(seconds * 1_000);

describe('WaitingLookups', () => {
  it('asks when the time has come', async () => {
    subject.onApplicationBootstrap();
    await pass(1);
    subject.wakeAt(shelf.put('a', 5));
    subject.wakeAt(shelf.put('b', 2));
    await pass(10);
    expect(shelf.answered).toEqual(['b at 3', 'a at 6']);
  });

  it('asks again when the answer says so', async () => {
    shelf.put('a', 0, 4);
    subject.onApplicationBootstrap();
    await pass(10);
    expect(shelf.answered).toEqual(['a at 0.25', 'a at 4.25']);
  });

  it('takes over what others have left behind', async () => {
    subject.onApplicationBootstrap();
    await pass(1);
    shelf.put('left behind', 0);
    await pass(30);
    expect(shelf.answered).toEqual(['left behind at 30.25']);
  });

  it('looks seldom while nothing waits, and not more often than it must while much does', async () => {
    subject.onApplicationBootstrap();
    await pass(600);
    expect(shelf.claims.length).toBeLessThanOrEqual(21);
    const before = shelf.claims.length;
    for (let index = 0; index < 100; index += 1) subject.wakeAt(new Date(Date.now() - 1));
    await pass(1);
    expect(shelf.claims.length - before).toBe(1);
  });

  it('has no more asks under way than it may', async () => {
    shelf.held = true;
    for (const id of ['a', 'b', 'c']) shelf.put(id, 0);
    subject.onApplicationBootstrap();
    await pass(10);
    expect(shelf.answered).toEqual(['a at 0.25', 'b at 0.25']);
    shelf.release();
    await pass(2);
    expect(shelf.answered).toHaveLength(3);
  });

  it('lets nobody wait for an ask that hangs', async () => {
    shelf.held = true;
    shelf.put('hangs', 0);
    subject.onApplicationBootstrap();
    await pass(1);
    shelf.held = false;
    subject.wakeAt(shelf.put('quick', 1));
    await pass(2);
    expect(shelf.answered).toEqual(['hangs at 0.25', 'quick at 2']);
  });

  it('goes on when the database has been away', async () => {
    shelf.fails = true;
    shelf.put('a', 0);
    subject.onApplicationBootstrap();
    await pass(12);
    shelf.fails = false;
    await pass(5);
    expect(shelf.answered).toEqual(['a at 15.25']);
  });

  it('begins nothing after it was told to stop, and does not wait for what hangs', async () => {
    shelf.held = true;
    shelf.put('hangs', 0);
    subject.onApplicationBootstrap();
    await pass(1);
    shelf.put('late', 0);
    const stopped = subject.onModuleDestroy();
    await pass(3);
    await stopped;
    await pass(60);
    expect(shelf.answered).toEqual(['hangs at 0.25']);
  });
});
