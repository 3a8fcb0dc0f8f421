import type { SqlRunner } from '@kjoreklar/persistence';
import type { TimedPart } from '../domain/refuse-request';
import type { BacklogStore } from '../store/backlog.store';

const FRESH_MS = 500;

/** How things stand, asked of the database at most twice a second however often it is read. */
export class BacklogView {
  private readAtMs = -Infinity;
  private reading: Promise<readonly TimedPart[]> | undefined;

  constructor(
    private readonly database: SqlRunner,
    readonly backlog: BacklogStore,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** Throws DatabaseUnavailableError. */
  read(): Promise<readonly TimedPart[]> {
    if (this.reading && this.nowMs() - this.readAtMs < FRESH_MS) return this.reading;
    this.readAtMs = this.nowMs();
    const reading = this.backlog.survey(this.database);
    this.reading = reading;
    reading.catch(() => {
      if (this.reading === reading) this.reading = undefined;
    });
    return reading;
  }
}
