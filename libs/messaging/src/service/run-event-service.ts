import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EventPlatform } from './event-platform';

/** The keys that every event service reads: `httpConfig`, `databaseConfig` and `kafkaConfig` of service-kit. */
export interface EventServiceConfig {
  readonly PORT: number;
  readonly HOST: string;
  readonly LOG_LEVEL: string;
  readonly SHUTDOWN_DEADLINE_MS: number;
  readonly DATABASE_URL: string;
  readonly DATABASE_SCHEMA: string;
  readonly DATABASE_POOL_SIZE: number;
  readonly KAFKA_BROKERS: readonly string[];
}

export interface EventServiceOptions {
  /** Consumer group, source of events (`/kjoreklar/<name>`) and name in logs. */
  readonly name: string;
  readonly config: EventServiceConfig;
  /** Absolute directory of the app's .sql files. */
  readonly migrations: string;
  /** The composition root: ports meet adapters, handlers are its controllers. */
  readonly module: (platform: EventPlatform) => DynamicModule;
  readonly translateError?: (error: unknown) => unknown;
  readonly bodyLimitBytes?: number;
  readonly configure?: (app: NestFastifyApplication) => void | Promise<void>;
  /** Runs once the application listens. */
  readonly start?: (platform: EventPlatform) => Promise<void>;
  /** Runs on shutdown when consumers and HTTP have drained, before relay, producer and database close. */
  readonly stop?: (platform: EventPlatform) => Promise<void>;
}

/** Starts an event service: migrations, database, outbox and relay, producer, consumers, health checks, HTTP. */
export const runEventService = async (_options: EventServiceOptions): Promise<NestFastifyApplication> => {
  throw new Error('not connected yet');
};
