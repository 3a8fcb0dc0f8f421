import type { Clock } from '@kjoreklar/service-kit';

const START_MS = Date.parse('2026-07-06T08:00:00.000Z');

/** A clock that goes on by a millisecond each time it is read, and further when told to. */
export class StepClock implements Clock {
  private timeMs = START_MS;

  now(): Date {
    this.timeMs += 1;
    return new Date(this.timeMs);
  }

  advance(byMs: number): void {
    this.timeMs += byMs;
  }

  reset(): void {
    this.timeMs = START_MS;
  }
}
