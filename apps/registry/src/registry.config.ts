import { databaseConfig, httpConfig, kafkaConfig, tokenConfig } from '@kjoreklar/service-kit';
import { z } from 'zod';

export const registryConfig = z.object({ ...httpConfig, ...databaseConfig, ...kafkaConfig, ...tokenConfig });
export type RegistryConfig = z.output<typeof registryConfig>;
