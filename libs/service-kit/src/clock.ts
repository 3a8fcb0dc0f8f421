import { randomUUID } from 'node:crypto';

/** Time and ids come from outside, so that decisions can be repeated. */
export interface Clock {
  now(): Date;
}
export const systemClock: Clock = { now: () => new Date() };

export interface Ids {
  next(): string;
}
export const randomIds: Ids = { next: () => randomUUID() };
