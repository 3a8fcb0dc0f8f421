import type { Clock } from '@kjoreklar/service-kit';

/** Stands still until it is told to move. */
export class StepClock implements Clock {
  private current = new Date('2026-07-06T08:00:00.000Z');

  now(): Date {
    return this.current;
  }

  moveTo(instant: Date): void {
    this.current = instant;
  }
}
