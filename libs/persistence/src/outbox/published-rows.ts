import type { Logger } from '@kjoreklar/service-kit';
import type { SqlRunner } from '../database/sql-runner';
import { deletePublished, type PublishedRow } from './outbox-table';

/** Published rows may lie this long: a crash then repeats them, which every inbox drops; one delete for many saves commits. */
const DELAY_MS = 100;
const RETRY_MS = 1_000;
const DELETE_AT_ONCE = 500;

export interface PublishedRowsOptions {
  readonly database: SqlRunner;
  readonly owner: string;
  readonly logger: Logger;
}

/** Understands how to get rid of published rows without holding up the publishing. */
export class PublishedRows {
  private readonly rows = new Map<string, PublishedRow>();
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private deleting: Promise<void> | undefined;

  constructor(private readonly options: PublishedRowsOptions) {}

  /** Published, but still in the table. */
  ids(): readonly string[] {
    return [...this.rows.keys()];
  }

  add(rows: readonly PublishedRow[]): void {
    for (const row of rows) this.rows.set(row.id, row);
    if (this.rows.size >= DELETE_AT_ONCE) void this.flush();
    else this.schedule(DELAY_MS);
  }

  /** Deletes all; never throws: what cannot be deleted now is tried again later. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.deleting;
    if (this.rows.size === 0) return;
    this.deleting = this.deleteAll();
    await this.deleting;
  }

  /** What is published from now on stays in the table, for the next process to repeat. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async deleteAll(): Promise<void> {
    const { database, owner, logger } = this.options;
    const rows = [...this.rows.values()];
    try {
      await deletePublished(database, owner, rows);
      // Rows of a lane lost in the meantime are still there; its new owner publishes them again.
      for (const { id } of rows) this.rows.delete(id);
    } catch (error) {
      logger.debug({ err: error, rows: rows.length }, 'published events could not be deleted yet');
      this.schedule(RETRY_MS);
    }
  }

  private schedule(delayMs: number): void {
    if (this.stopped) return;
    this.timer ??= setTimeout(() => void this.flush(), delayMs);
  }
}
