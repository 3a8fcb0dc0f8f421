import { databaseConfig, httpConfig, kafkaConfig } from '@kjoreklar/service-kit';
import { z } from 'zod';

export const ecocValidationConfig = z.object({
  ...httpConfig,
  ...databaseConfig,
  ...kafkaConfig,
  CHECK_THREADS: z.coerce
    .number()
    .int()
    .positive()
    .default(2)
    .describe('Threads that check documents, one at a time each'),
});
export type EcocValidationConfig = z.output<typeof ecocValidationConfig>;
