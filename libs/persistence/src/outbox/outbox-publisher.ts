import type { EncodedEvent } from '@kjoreklar/contracts';
import type { Logger } from '@kjoreklar/service-kit';
import type { SqlRunner } from '../database/sql-runner';
import type { LaneLeases } from './lane-leases';
import { type OutboxRow, type PublishedRow, selectDue } from './outbox-table';
import { Patience } from './patience';
import { PublishedRows } from './published-rows';
import type { RecentEvents } from './recent-events';

export interface OutboxPublisherOptions {
  readonly database: SqlRunner;
  readonly owner: string;
  readonly leases: LaneLeases;
  readonly recent: RecentEvents;
  readonly publisher: (events: readonly EncodedEvent[]) => Promise<void>;
  readonly logger: Logger;
  readonly batchSize: number;
}

interface Round {
  readonly rows: readonly (OutboxRow & PublishedRow)[];
  readonly keys: ReadonlySet<string>;
}

/** A second round may leave while the first is acknowledged, without the keys of the first. */
const MOST_ROUNDS = 2;

/**
 * Understands in which order committed events may leave: one loop, events by id, and of one key only one round at a time. What was being published
 * when it failed goes again, before anything later of its key.
 */
export class OutboxPublisher {
  lastError: Error | undefined;
  private readonly rounds = new Map<Round, Promise<void>>();
  private readonly published: PublishedRows;
  private readonly patience: Patience;
  private loop: Promise<void> | undefined;
  private again = false;
  /** A selection left out keys under way: look again once they are done. */
  private recheck = false;
  private stopped = false;
  private retryTimer: NodeJS.Timeout | undefined;

  constructor(private readonly options: OutboxPublisherOptions) {
    this.published = new PublishedRows(options);
    this.patience = new Patience(options.batchSize);
  }

  wake(): void {
    if (this.stopped) return;
    this.again = true;
    this.loop ??= this.run();
  }

  /** Waits for what is under way, and deletes what is published. */
  async settle(): Promise<void> {
    await Promise.all(this.rounds.values());
    await this.published.flush();
  }

  /** Publishes until nothing is left, the first failure, or the deadline; nothing afterwards. */
  async drain(deadlineMs: number): Promise<void> {
    const deadline = deadlineAfter(deadlineMs);
    this.lastError = undefined;
    do {
      this.wake();
      await Promise.race([this.loop, deadline.passed]);
      await Promise.race([Promise.all(this.rounds.values()), deadline.passed]);
    } while ((this.rounds.size > 0 || this.recheck) && !this.lastError && !deadline.isOver());
    deadline.cancel();
    this.stopped = true;
    clearTimeout(this.retryTimer);
    await this.published.flush();
    this.published.stop();
  }

  /** Ends once a selection finds nothing; what was left out for a key under way is looked for when that key is done. */
  private async run(): Promise<void> {
    try {
      let more = true;
      while (more || this.again) {
        this.again = false;
        more = await this.startRound();
      }
    } catch (error) {
      this.patience.databaseFailed();
      this.noteFailure(error);
    }
    this.loop = undefined;
  }

  /** True when there may be more at once. */
  private async startRound(): Promise<boolean> {
    if (this.patience.waitMs > 0) {
      this.retryLater();
      return false;
    }
    this.recheck = this.rounds.size > 0;
    if (this.rounds.size >= MOST_ROUNDS) return false;
    const leases = new Map(this.options.leases.held().map(({ lane, epoch }) => [lane, epoch]));
    if (leases.size === 0) return false;
    const { limit } = this.patience;
    const selection = {
      lanes: [...leases.keys()],
      exceptIds: [...this.published.ids(), ...this.underWay(({ rows }) => rows.map(({ id }) => id))],
      exceptKeys: [...this.patience.waitingKeys(), ...this.underWay(({ keys }) => [...keys])],
      limit,
    };
    const due = await selectDue(this.options.database, selection, this.options.recent);
    // This process may have stood still since: only what is leased now may go.
    const rows = due
      .filter(({ lane }) => this.options.leases.holds(lane))
      .map((row) => ({ ...row, epoch: leases.get(row.lane) as string }));
    if (rows.length === 0) return false;
    const round = { rows, keys: new Set(rows.map(({ event }) => event.key)) };
    this.rounds.set(round, this.publish(round));
    return rows.length === limit;
  }

  private underWay<T>(pick: (round: Round) => readonly T[]): T[] {
    return [...this.rounds.keys()].flatMap((round) => pick(round));
  }

  private async publish(round: Round): Promise<void> {
    try {
      await this.options.publisher(round.rows.map(({ event }) => event));
      this.published.add(round.rows.map(({ id, lane, epoch }) => ({ id, lane, epoch })));
      this.patience.succeeded();
      if (this.patience.waitingKeys().length === 0) this.lastError = undefined;
    } catch (error) {
      this.patience.failed(round.keys);
      this.noteFailure(error);
    }
    this.rounds.delete(round);
    if (!this.recheck) return;
    this.recheck = this.rounds.size > 0;
    this.wake();
  }

  private noteFailure(error: unknown): void {
    if (!this.lastError) this.options.logger.warn({ err: error }, 'events could not be published; trying again');
    this.lastError = error instanceof Error ? error : new Error(String(error));
    this.retryLater();
  }

  /** Timers may fire up to a millisecond early. */
  private retryLater(): void {
    clearTimeout(this.retryTimer);
    if (this.stopped) return;
    this.retryTimer = setTimeout(() => this.wake(), this.patience.waitMs + 1);
  }
}

const deadlineAfter = (ms: number) => {
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      over = true;
      resolve();
    }, ms);
  });
  return { passed, isOver: () => over, cancel: () => clearTimeout(timer) };
};
