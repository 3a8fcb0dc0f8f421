import type { SqlRunner } from '../database/sql-runner';
import { selectOldestAgeMs } from './outbox-table';

const FRESH_MS = 500;

/** The age of the oldest event, asked of the database at most twice a second however often it is read. */
export class CachedAge {
  private readAtMs = -Infinity;
  private reading: Promise<number> | undefined;

  constructor(
    private readonly database: SqlRunner,
    private readonly lanes: number,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** In ms. @throws DatabaseUnavailableError */
  read(): Promise<number> {
    if (this.reading && this.nowMs() - this.readAtMs < FRESH_MS) return this.reading;
    this.readAtMs = this.nowMs();
    const reading = selectOldestAgeMs(this.database, this.lanes);
    this.reading = reading;
    reading.catch(() => {
      if (this.reading === reading) this.reading = undefined;
    });
    return reading;
  }
}
