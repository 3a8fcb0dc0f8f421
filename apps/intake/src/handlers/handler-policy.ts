import type { HandlerPolicy } from '@kjoreklar/messaging';

/** What can fail here is the database; a case must hear its news, so its VIN waits for as long as it takes. */
export const untilWritten = {
  tries: 5,
  firstDelayMs: 100,
  maxDelayMs: 5_000,
  onExhausted: 'keepTrying',
} as const satisfies HandlerPolicy;

/** News that is only wanted while it is fresh; the value, which may be large, is not looked at. */
export const headlineOnly = { ...untilWritten, decode: 'headers' } as const satisfies HandlerPolicy;
