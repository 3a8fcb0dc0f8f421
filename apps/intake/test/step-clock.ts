import type { Clock } from '@kjoreklar/service-kit';

/** A clock that goes on by a millisecond each time it is read, and further when told to. */
export class StepClock implements Clock {
  private timeMs: number;

  constructor(start = '2026-07-06T08:00:00.000Z') {
    this.timeMs = Date.parse(start);
  }

  now(): Date {
    this.timeMs += 1;
    return new Date(this.timeMs);
  }

  advance(byMs: number): void {
    this.timeMs += byMs;
  }
}
