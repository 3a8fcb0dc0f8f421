import type { Logger } from '@kjoreklar/service-kit';

export const REGULAR_POLL_MS = 2_000;
/** Retries sooner than this are met on time; later ones by the next regular poll. */
const HORIZON_MS = 60_000;
const SLOT_MS = 250;

export interface DuePollerOptions {
  readonly claimDue: () => Promise<void>;
  /** Whether to look again at once. */
  readonly wantsMore: () => boolean;
  readonly logger: Logger;
  /** Between regular looks. */
  readonly pollEveryMs: number;
}

/** Looks for due deliveries: regularly, when one of our own retries comes due, and on and on while there are more. */
export class DuePoller {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private started = false;
  private failed = false;
  private regularAtMs = 0;
  private readonly slots = new Set<number>();

  constructor(private readonly options: DuePollerOptions) {}

  start(): void {
    this.started = true;
    this.poll();
  }

  async stop(): Promise<void> {
    this.started = false;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Something will be due in so many milliseconds. */
  dueIn(ms: number): void {
    if (ms > HORIZON_MS) return;
    this.slots.add(Math.ceil((performance.now() + ms) / SLOT_MS) * SLOT_MS);
    if (!this.running) this.arm();
  }

  /** Something changed that may make it worth looking. */
  changed(): void {
    if (this.started && !this.running && !this.failed && this.options.wantsMore()) this.poll();
  }

  private poll(): void {
    clearTimeout(this.timer);
    const nowMs = performance.now();
    for (const slot of this.slots) if (slot <= nowMs) this.slots.delete(slot);
    this.running = this.look().finally(() => {
      this.running = undefined;
      this.regularAtMs = performance.now() + this.options.pollEveryMs;
      this.arm();
    });
  }

  private async look(): Promise<void> {
    try {
      await this.options.claimDue();
      this.failed = false;
    } catch (error) {
      this.failed = true;
      this.options.logger.warn({ err: error }, 'due deliveries cannot be looked for');
    }
  }

  private arm(): void {
    clearTimeout(this.timer);
    if (!this.started) return;
    const nowMs = performance.now();
    const nextMs = Math.min(this.regularAtMs, ...this.slots);
    const more = !this.failed && this.options.wantsMore();
    this.timer = setTimeout(() => this.poll(), more ? 0 : Math.max(1, nextMs - nowMs));
  }
}
