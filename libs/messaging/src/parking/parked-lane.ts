import type { HeadState, LaneClaim, ParkedMessage, ParkingTable } from '@kjoreklar/persistence';
import { attemptMessage, type AttemptOutcome } from '../handling/attempt';
import type { Burial } from '../handling/dead-letter';
import type { IncomingMessage } from '../handling/incoming-message';
import type { Route } from '../handling/route';
import { withFailure } from './failure-history';
import { fromParked } from './stored-message';

export interface ParkedLaneOptions {
  readonly table: ParkingTable;
  readonly route: Route;
  /** Publishes the dead letter; resolves when it is acknowledged. */
  readonly bury: (message: IncomingMessage, burial: Burial) => Promise<void>;
  /** Hears how each try ended. */
  readonly observe: (message: IncomingMessage, outcome: AttemptOutcome, attempt: number) => void;
  readonly isStopping: () => boolean;
}

/** How long the lanes of an instance that has ended wait for another one; while it works it prolongs them. */
export const LEASE_MS = 15_000;
const AFTER_FAILED_BURIAL_MS = 5_000;

const untried: HeadState = { attempts: 0, ageMs: 0, failures: [] };

/** How work on a lane ended: all of it done, put off until later, or another instance has it. */
export type LaneEnd = 'ended' | { readonly dueInMs: number } | 'lost';

/** Works through one parked lane: its messages in order, until one must wait. */
export class ParkedLane {
  private head: HeadState;

  constructor(
    private readonly claim: LaneClaim & HeadState,
    private readonly options: ParkedLaneOptions,
  ) {
    this.head = claim;
  }

  async work(): Promise<LaneEnd> {
    for (;;) {
      const parked = await this.options.table.head(this.claim);
      if (!parked) {
        if (await this.options.table.end(this.claim)) return 'ended';
        // Another message came behind the last one, or another instance has the lane.
        if (!(await this.options.table.head(this.claim))) return 'lost';
        continue;
      }
      if (this.options.isStopping()) return this.postpone(this.head, 0);
      const end = await this.tryHead(parked);
      if (end) return end;
    }
  }

  /** Undefined when the message has come to its end and the next one may go. */
  private async tryHead(parked: ParkedMessage): Promise<LaneEnd | undefined> {
    const { route, observe } = this.options;
    const message = fromParked(parked);
    const attempt = this.head.attempts + 1;
    const result = await attemptMessage(route, message, { attempt, ageMs: this.head.ageMs });
    observe(message, result, attempt);
    switch (result.outcome) {
      case 'done':
        return this.finish(parked);
      case 'away':
        return this.postpone(this.head, result.delayMs);
      case 'deadLetter':
        return this.giveUp(parked, message, { ...result.burial, failures: this.failuresWith(result.error, attempt) });
      case 'retry':
      case 'park':
        return this.postpone(
          { attempts: attempt, ageMs: 0, failures: this.failuresWith(result.error, attempt) },
          result.delayMs,
        );
    }
  }

  private failuresWith(error: unknown, attempt: number): HeadState['failures'] {
    return error === undefined
      ? this.head.failures
      : withFailure(this.head.failures, { error, attempt, at: new Date() });
  }

  private async giveUp(parked: ParkedMessage, message: IncomingMessage, burial: Burial): Promise<LaneEnd | undefined> {
    try {
      await this.options.bury(message, burial);
    } catch {
      return this.postpone(this.head, AFTER_FAILED_BURIAL_MS);
    }
    return this.finish(parked);
  }

  private async finish(parked: ParkedMessage): Promise<LaneEnd | undefined> {
    if (!(await this.options.table.finish(this.claim, parked, LEASE_MS))) return 'lost';
    this.head = untried;
    return undefined;
  }

  private async postpone(head: HeadState, delayMs: number): Promise<LaneEnd> {
    await this.options.table.postpone(this.claim, head, delayMs);
    return { dueInMs: delayMs };
  }
}
