import { parkedForADay, type HandlerPolicy } from '@kjoreklar/messaging';

/** Only the database can keep an event from being stored: it holds its VIN until it is. */
export const untilStored: HandlerPolicy & { decode?: 'event' } = {
  tries: 3,
  firstDelayMs: 100,
  maxDelayMs: 2_000,
  then: parkedForADay,
};
