import type { HeadState, LaneClaim } from '@kjoreklar/persistence';
import type { Logger } from '@kjoreklar/service-kit';
import type { Route } from '../handling/route';
import type { MessagingMetrics } from '../metrics/messaging-metrics';
import { LEASE_MS, ParkedLane, type LaneEnd, type ParkedLaneOptions } from './parked-lane';
import type { ParkingLot } from './parking-lot';

export interface ParkedWorkOptions extends Omit<ParkedLaneOptions, 'route' | 'isStopping'> {
  readonly routes: ReadonlyMap<string, Route>;
  readonly lot: Pick<ParkingLot, 'ended'>;
  /** Milliseconds before anything can be tried at all: the database is away. */
  readonly waitMs: () => number;
  readonly logger: Logger;
  readonly metrics: MessagingMetrics;
}

const MOST_LANES_AT_ONCE = 16;
const SOONEST_MS = 20;
/** How often a quiet instance looks for what others have left behind. */
const LATEST_MS = 30_000;
const AFTER_FAULT_MS = 2_000;
const PROLONG_INTERVAL_MS = LEASE_MS / 3;

/** Takes up parked lanes when they are due, whichever instance parked them; instances share the work. */
export class ParkedWork {
  private readonly underWay = new Map<LaneClaim, Promise<void>>();
  private readonly topics: readonly string[];
  private timer: NodeJS.Timeout | undefined;
  private prolonging: NodeJS.Timeout | undefined;
  private dueAtMs = Number.POSITIVE_INFINITY;
  private looking: Promise<void> | undefined;
  private lookAgain = false;
  private stopping = false;

  constructor(private readonly options: ParkedWorkOptions) {
    this.topics = [...options.routes.keys()];
  }

  start(): void {
    this.prolonging ??= setInterval(() => void this.prolong(), PROLONG_INTERVAL_MS);
    this.wakeIn(0);
  }

  /** Begins nothing more; resolves when what is under way has given its lanes back. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.looking;
    await Promise.all(this.underWay.values());
    clearInterval(this.prolonging);
  }

  /** Something is due in so many milliseconds. */
  wakeIn(ms: number): void {
    const waitMs = Math.min(Math.max(ms, SOONEST_MS), LATEST_MS);
    const dueAtMs = performance.now() + waitMs;
    if (this.stopping || dueAtMs >= this.dueAtMs) return;
    clearTimeout(this.timer);
    this.dueAtMs = dueAtMs;
    this.timer = setTimeout(() => this.look(), waitMs);
  }

  private look(): void {
    this.dueAtMs = Number.POSITIVE_INFINITY;
    if (this.looking) this.lookAgain = true;
    else
      this.looking = this.takeUp().finally(() => {
        this.looking = undefined;
        if (this.lookAgain) this.wakeIn(0);
        this.lookAgain = false;
      });
  }

  private async takeUp(): Promise<void> {
    const waitMs = this.options.waitMs();
    if (waitMs > 0) return this.wakeIn(waitMs);
    try {
      const most = MOST_LANES_AT_ONCE - this.underWay.size;
      const claims = most > 0 ? await this.options.table.claimDue(this.topics, { most, leaseMs: LEASE_MS }) : [];
      for (const claim of claims) this.begin(claim);
      await this.plan();
    } catch (error) {
      this.options.logger.warn({ err: error }, 'cannot see what is parked; trying again');
      this.wakeIn(AFTER_FAULT_MS);
    }
  }

  /** When all places are taken, the next lane is claimed as soon as one is free. */
  private async plan(): Promise<void> {
    const { metrics, table } = this.options;
    const { lanes, messages, nextDueInMs, oldestMs } = await table.outlook(this.topics);
    metrics.parkedLanes.set(lanes);
    metrics.parkedMessages.set(messages);
    metrics.parkedOldest.set((oldestMs ?? 0) / 1_000);
    if (nextDueInMs !== null && this.underWay.size < MOST_LANES_AT_ONCE) this.wakeIn(nextDueInMs);
    this.wakeIn(LATEST_MS);
  }

  private begin(claim: LaneClaim & HeadState): void {
    const working = this.work(claim).finally(() => {
      this.underWay.delete(claim);
      this.wakeIn(0);
    });
    this.underWay.set(claim, working);
  }

  /** A handler may take longer than a claim lasts. What could not be prolonged may be taken over, and is then changed by nobody else. */
  private async prolong(): Promise<void> {
    const claims = [...this.underWay.keys()];
    if (claims.length === 0 || this.options.waitMs() > 0) return;
    await this.options.table
      .prolong(claims, LEASE_MS)
      .catch((error: unknown) => this.options.logger.warn({ err: error }, 'parked keys could not be kept claimed'));
  }

  private async work(claim: LaneClaim & HeadState): Promise<void> {
    const { routes, lot, logger } = this.options;
    const route = routes.get(claim.topic);
    if (!route) return;
    try {
      const lane = new ParkedLane(claim, { ...this.options, route, isStopping: () => this.stopping });
      const end: LaneEnd = await lane.work();
      if (end === 'ended') lot.ended(claim);
      else if (end !== 'lost') this.wakeIn(end.dueInMs);
    } catch (error) {
      logger.warn({ err: error, topic: claim.topic }, 'a parked key is left until its claim has run out');
    }
  }
}
