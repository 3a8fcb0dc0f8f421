import { parkedForADay, type HandlerPolicy } from '@kjoreklar/messaging';

/** What can fail here is the database; a case must hear its news, so its VIN waits. */
export const untilWritten = {
  tries: 3,
  firstDelayMs: 100,
  maxDelayMs: 2_000,
  then: parkedForADay,
} as const satisfies HandlerPolicy;

/** News that is only wanted while it is fresh; the value, which may be large, is not looked at. */
export const headlineOnly = { ...untilWritten, decode: 'headers' } as const satisfies HandlerPolicy;
