import { termsConfig } from '@kjoreklar/auth';
import { databaseConfig, httpConfig, kafkaConfig, tokenConfig } from '@kjoreklar/service-kit';
import { z } from 'zod';

const count = z.coerce.number().int().positive();
const milliseconds = count;
const MINUTE_MS = 60_000;

export const IntakeConfig = z.object({
  ...httpConfig,
  ...databaseConfig,
  ...kafkaConfig,
  ...tokenConfig,
  ...termsConfig,
  MAX_UNFINISHED_REQUESTS: count
    .default(200)
    .describe('Most requests with the other services at a time; what is accepted beyond waits for its turn'),
  BACKLOG_MAX_AGE_MS: milliseconds
    .default(60 * MINUTE_MS)
    .describe('How long requests may wait for their turn until more are answered 503, in milliseconds'),
  MAX_WAITING_PER_ORGANISATION: count
    .default(250_000)
    .describe('Most requests of one organisation that may wait for their turn; more are answered 429'),
  OUTBOX_MAX_AGE_MS: milliseconds
    .default(MINUTE_MS)
    .describe('Age of the oldest unpublished event from which on requests are answered 503, in milliseconds'),
  MAX_PENDING_REQUESTS: count.default(5_000).describe('Most requests being written at a time; more are answered 503'),
  SET_ASIDE_MAX_AGE_MS: milliseconds
    .default(72 * 60 * MINUTE_MS)
    .describe('How long a case may stay set aside until it ends as FEILET, in milliseconds'),
  CASE_SILENCE_MS: milliseconds
    .default(10 * MINUTE_MS)
    .describe('How long a case may be without news until its request is published again, in milliseconds'),
  SWEEP_INTERVAL_MS: milliseconds.default(MINUTE_MS).describe('Pause between two sweeps, in milliseconds'),
});
export type IntakeConfig = z.output<typeof IntakeConfig>;
