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

export interface AdmissionLimits {
  /** Age of the oldest unpublished event from which on nothing is taken in, in milliseconds. */
  readonly maxBacklogAgeMs: number;
  /** Most requests being written at a time. */
  readonly maxPending: number;
}

const BACKLOG_RETRY_SECONDS = 10;
const CROWD_RETRY_SECONDS = 1;

/** Understands when the service must say no rather than accept and grow. */
export class Admission {
  private pending = 0;

  constructor(
    private readonly backlog: { oldestAgeMs(): Promise<number> },
    private readonly limits: AdmissionLimits,
  ) {}

  /** Runs `work` unless too much is waiting; throws NotAdmittedError then. */
  async admit<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.pending >= this.limits.maxPending)
      throw new NotAdmittedError(`${this.pending} are being written`, CROWD_RETRY_SECONDS);
    this.pending += 1;
    try {
      await this.refuseBacklog();
      return await work();
    } finally {
      this.pending -= 1;
    }
  }

  private async refuseBacklog(): Promise<void> {
    const ageMs = await this.backlog.oldestAgeMs();
    if (ageMs > this.limits.maxBacklogAgeMs)
      throw new NotAdmittedError(
        `events have waited for Kafka for ${Math.round(ageMs / 1000)} s`,
        BACKLOG_RETRY_SECONDS,
      );
  }
}
