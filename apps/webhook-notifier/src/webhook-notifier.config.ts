import { termsConfig } from '@kjoreklar/auth';
import { booleanFlag, databaseConfig, httpConfig, kafkaConfig, tokenConfig } from '@kjoreklar/service-kit';
import { z } from 'zod';

const KEY_BYTES = 32;

const secretKey = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((key) => key.length === KEY_BYTES, `not base64 of ${KEY_BYTES} bytes`);

export const webhookNotifierConfig = z.object({
  ...httpConfig,
  ...databaseConfig,
  ...kafkaConfig,
  ...tokenConfig,
  ...termsConfig,
  WEBHOOK_SECRET_KEY: secretKey.describe('Key that seals the secrets of endpoints: 32 random bytes, base64'),
  WEBHOOK_SECRET_KEY_PREVIOUS: secretKey
    .optional()
    .describe('The key before it; what it sealed is sealed anew at start, after which it may be left out'),
  WEBHOOK_ALLOW_PRIVATE_TARGETS: booleanFlag
    .default(false)
    .describe('Whether endpoints may have http URLs and private addresses; for closed test stacks only'),
  WEBHOOK_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(100)
    .max(60_000)
    .default(15_000)
    .describe('Longest that one call of an endpoint may take, in milliseconds'),
  WEBHOOK_CONCURRENCY_PER_ENDPOINT: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000)
    .default(64)
    .describe('Most calls under way to one endpoint; fewer while it is in trouble'),
  WEBHOOK_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(1_024)
    .describe('Most calls under way, all endpoints together'),
});
export type WebhookNotifierConfig = z.output<typeof webhookNotifierConfig>;
