const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 5_000;
const DATABASE_DELAY_MS = 500;
const SHRINK = 8;

/**
 * How eagerly to publish after failures: later each time (≤ 5 s), and fewer at once, down to a single event, whose key then waits by itself. So an
 * event that the broker refuses by itself does not hold up the others.
 */
export class Patience {
  private failures = 0;
  private resumeAtMs = -Infinity;
  private readonly keys = new Map<string, number>();
  private currentLimit: number;

  constructor(
    private readonly mostEvents: number,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.currentLimit = mostEvents;
  }

  get limit(): number {
    return this.currentLimit;
  }

  /** How long to wait before the next try, in ms; 0 when it may be made now. */
  get waitMs(): number {
    return Math.max(0, this.resumeAtMs - this.nowMs());
  }

  /** Keys whose single event has just failed. */
  waitingKeys(): string[] {
    const now = this.nowMs();
    for (const [key, until] of this.keys) if (until <= now) this.keys.delete(key);
    return [...this.keys.keys()];
  }

  succeeded(): void {
    this.failures = 0;
    this.resumeAtMs = -Infinity;
    this.currentLimit = Math.min(this.mostEvents, this.currentLimit * SHRINK);
  }

  /** A database that is away is asked at a steady pace: it costs little, and it is known to come back. */
  databaseFailed(): void {
    this.resumeAtMs = this.nowMs() + DATABASE_DELAY_MS;
  }

  /** `keys` are those of the round that the broker did not take. */
  failed(keys: ReadonlySet<string>): void {
    const now = this.nowMs();
    const [onlyKey] = keys;
    if (this.currentLimit === 1 && onlyKey !== undefined) this.keys.set(onlyKey, now + LONGEST_DELAY_MS);
    this.currentLimit = Math.max(1, Math.ceil(this.currentLimit / SHRINK));
    this.resumeAtMs = now + Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(this.failures, 10));
    this.failures += 1;
  }
}
