import type { Clock } from '@kjoreklar/service-kit';
import { type BacklogLimits, backlogRefusal, type TimedPart } from '../domain/refuse-request';
import type { Places } from '../domain/share-places';

/** Thrown when a request is not taken in now: too much is waiting already. Nothing has been written. */
export class NotAdmittedError extends Error {
  readonly code = 'INTAKE_NOT_ADMITTED';
  constructor(
    reason: string,
    readonly retryAfterSeconds: number,
  ) {
    super(`no request is taken in now: ${reason}`);
    this.name = 'NotAdmittedError';
  }
}

/** Thrown when one organisation has so many requests waiting that no more of its own are taken in. Nothing has been written. */
export class TooManyWaitingError extends Error {
  readonly code = 'INTAKE_TOO_MANY_WAITING';
  constructor(readonly retryAfterSeconds: number) {
    super('the organisation has too many requests waiting');
    this.name = 'TooManyWaitingError';
  }
}

export interface AdmissionLimits extends BacklogLimits {
  /** Age of the oldest unpublished event from which on nothing is taken in, in milliseconds. */
  readonly maxOutboxAgeMs: number;
  /** Most requests being written at a time. */
  readonly maxPending: number;
}

export interface AdmissionParts {
  readonly outbox: { oldestAgeMs(): Promise<number> };
  readonly backlog: { read(): Promise<readonly TimedPart[]> };
  readonly places: Places;
  readonly clock: Clock;
}

const OUTBOX_RETRY_SECONDS = 10;
const CROWD_RETRY_SECONDS = 1;
const BACKLOG_RETRY_SECONDS = 60;

/** Understands when the service must say no rather than accept and grow. */
export class Admission {
  private pending = 0;

  constructor(
    private readonly parts: AdmissionParts,
    private readonly limits: AdmissionLimits,
  ) {}

  /** Runs `work` unless too much is waiting; throws NotAdmittedError or TooManyWaitingError then. */
  async admit<Result>(organisation: string, work: () => Promise<Result>): Promise<Result> {
    if (this.pending >= this.limits.maxPending)
      throw new NotAdmittedError(`${this.pending} are being written`, CROWD_RETRY_SECONDS);
    this.pending += 1;
    try {
      await Promise.all([this.refuseOutbox(), this.refuseBacklog(organisation)]);
      return await work();
    } finally {
      this.pending -= 1;
    }
  }

  private async refuseOutbox(): Promise<void> {
    const ageMs = await this.parts.outbox.oldestAgeMs();
    if (ageMs > this.limits.maxOutboxAgeMs)
      throw new NotAdmittedError(
        `events have waited for Kafka for ${Math.round(ageMs / 1000)} s`,
        OUTBOX_RETRY_SECONDS,
      );
  }

  private async refuseBacklog(organisation: string): Promise<void> {
    const { backlog, places, clock } = this.parts;
    const refusal = backlogRefusal(
      organisation,
      { parts: await backlog.read(), places, now: clock.now() },
      this.limits,
    );
    if (refusal === 'tooMany') throw new TooManyWaitingError(BACKLOG_RETRY_SECONDS);
    if (refusal === 'tooOld')
      throw new NotAdmittedError('requests have waited for their turn for too long', BACKLOG_RETRY_SECONDS);
  }
}
