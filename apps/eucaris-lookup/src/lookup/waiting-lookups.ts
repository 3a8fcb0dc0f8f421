import type { Clock, Logger } from '@kjoreklar/service-kit';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { WaitingLookup } from './lookup-store';

export interface WaitingLookupsPorts {
  readonly store: {
    claimDue(claim: { now: Date; leaseMs: number; most: number }): Promise<readonly WaitingLookup[]>;
    nextDueAt(): Promise<Date | null>;
  };
  readonly lookup: { answerWaiting(waiting: WaitingLookup): Promise<Date | null> };
  /** Milliseconds for which EUCARIS is known to be away; 0 while it is not. */
  readonly awayForMs: () => number;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface WaitingLookupsLimits {
  /** How long a claimed look-up is left alone by other instances; longer than an ask may take, in milliseconds. */
  readonly leaseMs: number;
  /** Most asks under way at once. */
  readonly most: number;
}

const SOONEST_MS = 250;
/** How often a quiet instance looks for what others have left behind. */
const LATEST_MS = 30_000;
const AFTER_FAULT_MS = 5_000;
const WHILE_FULL_MS = 1_000;
const DRAIN_MS = 3_000;

/** Understands when to ask again about requests that wait. Instances share the work; none is needed for long. */
export class WaitingLookups implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly underWay = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private dueAtMs = Number.POSITIVE_INFINITY;
  private polling: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly ports: WaitingLookupsPorts,
    private readonly limits: WaitingLookupsLimits,
  ) {}

  onApplicationBootstrap(): void {
    this.pollWithin(SOONEST_MS);
  }

  /** Begins nothing more, and gives what is under way a moment; what is cut off is taken up again when its lease has run out. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.polling;
    let deadline: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (deadline = setTimeout(resolve, DRAIN_MS)));
    await Promise.race([Promise.all(this.underWay), patience]);
    clearTimeout(deadline);
  }

  /** A request waits until `dueAt`; ask no later than that. */
  wakeAt(dueAt: Date): void {
    this.pollWithin(dueAt.getTime() - this.ports.clock.now().getTime());
  }

  private pollWithin(delayMs: number): void {
    const waitMs = Math.min(Math.max(delayMs, SOONEST_MS), LATEST_MS);
    const dueAtMs = performance.now() + waitMs;
    if (this.stopped || dueAtMs >= this.dueAtMs) return;
    clearTimeout(this.timer);
    this.dueAtMs = dueAtMs;
    this.timer = setTimeout(() => this.onTimer(), waitMs).unref();
  }

  private onTimer(): void {
    this.dueAtMs = Number.POSITIVE_INFINITY;
    if (this.polling) this.pollWithin(SOONEST_MS);
    else this.polling = this.poll().finally(() => (this.polling = undefined));
  }

  private async poll(): Promise<void> {
    const awayForMs = this.ports.awayForMs();
    if (awayForMs > 0) return this.pollWithin(awayForMs);
    try {
      const free = this.limits.most - this.underWay.size;
      if (free > 0) await this.claim(free);
      const nextDueAt = await this.ports.store.nextDueAt();
      if (this.underWay.size >= this.limits.most) this.pollWithin(WHILE_FULL_MS);
      else if (nextDueAt) this.wakeAt(nextDueAt);
      this.pollWithin(LATEST_MS);
    } catch (error) {
      this.ports.logger.warn({ err: error }, 'cannot see which requests wait; trying again');
      this.pollWithin(AFTER_FAULT_MS);
    }
  }

  private async claim(most: number): Promise<void> {
    const claim = { now: this.ports.clock.now(), leaseMs: this.limits.leaseMs, most };
    for (const waiting of await this.ports.store.claimDue(claim)) {
      const asking = this.ask(waiting).finally(() => this.underWay.delete(asking));
      this.underWay.add(asking);
    }
  }

  private async ask(waiting: WaitingLookup): Promise<void> {
    try {
      const nextAskAt = await this.ports.lookup.answerWaiting(waiting);
      if (nextAskAt) this.wakeAt(nextAskAt);
    } catch (error) {
      const { meldingId } = waiting.request.data;
      this.ports.logger.warn({ err: error, meldingId }, 'cannot ask again now; trying when the lease has run out');
    }
  }
}
