import { databaseConfig, httpConfig, kafkaConfig } from '@kjoreklar/service-kit';
import { z } from 'zod';

export const ecocValidationConfig = z.object({ ...httpConfig, ...databaseConfig, ...kafkaConfig });
export type EcocValidationConfig = z.output<typeof ecocValidationConfig>;
