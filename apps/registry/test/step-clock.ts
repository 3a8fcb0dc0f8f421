import type { Clock } from '@kjoreklar/service-kit';

/** A clock that moves only when told to. */
export class StepClock implements Clock {
  constructor(private moment = new Date('2026-07-06T08:00:10.000Z')) {}

  now(): Date {
    return this.moment;
  }

  set(moment: Date | string): void {
    this.moment = new Date(moment);
  }

  step(byMs = 1_000): Date {
    this.moment = new Date(this.moment.getTime() + byMs);
    return this.moment;
  }
}
