import type { HistoryWriter } from '../history-writer';
import { observerPool } from './observer-pool';
import { BEGIN_OBSERVING, END_OBSERVING, TAKE_TRIES } from './try-statements';

interface Try {
  readonly at: Date;
  readonly schema: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly attempt: number;
  readonly dueAt: Date | null;
}

const HOUR_MS = 3_600_000;
/** What README of webhook-notifier and docs/failure-policy.md promise, and the longest wait on top: a try may begin just before the end. */
const ofCallbacks = { mostAttempts: 11, mostAgeMs: 84 * HOUR_MS };
const ofMessages = { mostAttempts: 60, mostAgeMs: 24.5 * HOUR_MS };

/**
 * Writes down every further try of a message or a callback, and when it was due, by the database's clock: triggers in the services' tables tell
 * of it. What succeeds the first time is not among them.
 */
export class TryObserver {
  private readonly pool = observerPool();

  constructor(private readonly history: HistoryWriter) {}

  async start(): Promise<void> {
    for (const statement of BEGIN_OBSERVING) await this.pool.query(statement);
  }

  async look(): Promise<void> {
    const { rows } = await this.pool.query<Try>(TAKE_TRIES);
    for (const { at, schema, dueAt, ...tried } of rows)
      this.history.write(
        {
          kind: 'attempt',
          group: schema.replaceAll('_', '-'),
          ...tried,
          ...(dueAt === null ? {} : { dueAt: dueAt.toISOString() }),
          ...(tried.topic === 'callback' ? ofCallbacks : ofMessages),
        },
        at,
      );
  }

  async stop(): Promise<void> {
    await this.pool.query(END_OBSERVING);
    await this.pool.end();
  }
}
