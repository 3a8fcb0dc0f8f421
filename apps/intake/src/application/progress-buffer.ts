import type { Logger } from '@kjoreklar/service-kit';
import type { AddressedChange } from './change-cases';

export interface ProgressBufferOptions {
  readonly submit: (change: AddressedChange) => Promise<unknown>;
  readonly logger: Logger;
  /** How long news may wait, in milliseconds. */
  readonly delayMs?: number;
}

const DELAY_MS = 250;

/**
 * Understands which news of progress is still worth writing. Most cases close before it would be read, and their outcome tells the same
 * times; so news waits a little, and is dropped when its case closes.
 */
export class ProgressBuffer {
  private waiting = new Map<string, AddressedChange[]>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: ProgressBufferOptions) {}

  add(change: AddressedChange): void {
    const known = this.waiting.get(change.meldingId);
    if (known) known.push(change);
    else this.waiting.set(change.meldingId, [change]);
    this.timer ??= setTimeout(() => void this.flush(), this.options.delayMs ?? DELAY_MS);
  }

  forget(meldingIds: readonly string[]): void {
    for (const meldingId of meldingIds) this.waiting.delete(meldingId);
  }

  /** Writes what waits. News that cannot be written is only logged: the case's outcome will tell it. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const changes = [...this.waiting.values()].flat();
    this.waiting = new Map();
    try {
      await Promise.all(changes.map((change) => this.options.submit(change)));
    } catch (error) {
      this.options.logger.warn({ err: error, changes: changes.length }, 'news of progress was not written');
    }
  }
}
