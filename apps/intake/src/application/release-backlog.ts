import type { Outbox, Transaction, TransactionRunner } from '@kjoreklar/persistence';
import type { Clock, Logger } from '@kjoreklar/service-kit';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { releaseCase } from '../domain/release-case';
import { type Part, sharePlaces } from '../domain/share-places';
import { encodeCaseEvent } from '../events/encode-case-event';
import type { BacklogStore } from '../store/backlog.store';
import type { CaseStore } from '../store/case.store';

export interface ReleaseBacklogParts {
  readonly database: TransactionRunner;
  readonly outbox: Pick<Outbox, 'add'>;
  readonly cases: CaseStore;
  readonly backlog: BacklogStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly onReleased?: (number: number) => void;
}

/** `waiting`: whether any are left; `filled`: as many as fit one transaction were released, and there may be places for more. */
export interface Round {
  readonly released: number;
  readonly waiting: boolean;
  readonly filled: boolean;
}

const MOST_AT_A_TIME = 200;
/** Places that come free within this time are given out together. */
const GATHER_MS = 20;
/** How often to look while something waits, whatever was heard: another instance may have made room. */
const LOOK_AGAIN_MS = 100;
const AFTER_FAILURE_MS = 1_000;

const waitingIn = (parts: readonly Part[]): number => parts.reduce((sum, { waiting }) => sum + waiting, 0);

/**
 * Understands when requests leave the backlog: as places come free, the organisations in turn. What is free is counted from the cases themselves,
 * and one transaction at a time gives it out, whichever instance's it is. Asleep while nothing waits.
 */
export class ReleaseBacklog implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private dueAtMs = Infinity;
  private running: Promise<void> | undefined;
  private mayWait = false;
  private stopped = false;

  constructor(private readonly parts: ReleaseBacklogParts) {}

  /** Something may be waiting: it has just been put there, or this process has just begun. */
  look(): void {
    this.mayWait = true;
    this.schedule(0);
  }

  /** A place may have come free. */
  placeFreed(): void {
    if (this.mayWait) this.schedule(GATHER_MS);
  }

  onApplicationBootstrap(): void {
    this.look();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Gives out what places there are, in one transaction. */
  async releaseOnce(): Promise<Round> {
    const round = await this.parts.database.transaction((tx) => this.release(tx));
    if (round.released > 0) this.parts.onReleased?.(round.released);
    return round;
  }

  private async release(tx: Transaction): Promise<Round> {
    const { cases, backlog, clock, outbox } = this.parts;
    const parts = await backlog.takeTurn(tx);
    if (!parts) return { released: 0, waiting: true, filled: false };
    const turns = sharePlaces(parts, backlog.places, MOST_AT_A_TIME);
    const waiting = waitingIn(parts);
    if (turns.size === 0) return { released: 0, waiting: waiting > 0, filled: false };
    const next = await backlog.findNext(tx, turns);
    const now = clock.now().toISOString();
    const vins = next.map(({ vin }) => vin);
    const [, taken] = await Promise.all([cases.lockVehicles(tx, vins), backlog.takeNext(tx, next, now)]);
    const released = taken.map((subject) => releaseCase(subject, now));
    cases.update(tx, released, now);
    await outbox.add(
      tx,
      released.map((subject) => encodeCaseEvent({ kind: 'requested', subject })),
    );
    const filled = released.length >= MOST_AT_A_TIME;
    return { released: released.length, waiting: waiting > released.length, filled };
  }

  /** What is asked for during a run comes after it. */
  private schedule(delayMs: number): void {
    const dueAtMs = performance.now() + delayMs;
    if (this.stopped || this.dueAtMs <= dueAtMs) return;
    this.dueAtMs = dueAtMs;
    if (!this.running) this.setTimer();
  }

  private setTimer(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(
      () => {
        this.dueAtMs = Infinity;
        this.running = this.run().finally(() => {
          this.running = undefined;
          if (this.dueAtMs < Infinity && !this.stopped) this.setTimer();
        });
      },
      Math.max(0, this.dueAtMs - performance.now()),
    );
  }

  private async run(): Promise<void> {
    this.mayWait = false;
    try {
      const { waiting, filled } = await this.releaseOnce();
      this.mayWait ||= waiting;
      if (this.mayWait) this.schedule(filled ? 0 : LOOK_AGAIN_MS);
    } catch (error) {
      this.mayWait = true;
      this.parts.logger.warn({ err: error }, 'requests could not be released; trying again');
      this.schedule(AFTER_FAILURE_MS);
    }
  }
}
