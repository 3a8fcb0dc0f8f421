import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from '@kjoreklar/service-kit';

/** Sweeps at a steady pace while the application runs; a sweep that fails is tried again at the next turn. */
export class SweepTimer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly sweeps: { sweep(): Promise<void> },
    private readonly intervalMs: number,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.schedule();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.sweepOnce().finally(() => this.schedule());
    }, this.intervalMs);
  }

  private async sweepOnce(): Promise<void> {
    try {
      await this.sweeps.sweep();
    } catch (error) {
      this.logger.warn({ err: error }, 'a sweep failed; the next turn tries again');
    }
  }
}
