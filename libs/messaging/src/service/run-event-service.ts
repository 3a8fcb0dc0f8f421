import { randomUUID } from 'node:crypto';
import { consumers, topology } from '@kjoreklar/contracts';
import { Database, migrate, Outbox, OutboxRelay, ParkingTable } from '@kjoreklar/persistence';
import { createLogger, HealthChecks, type Logger, randomIds, runService, systemClock } from '@kjoreklar/service-kit';
import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Kafka } from 'kafkajs';
import { CircuitBreakers, postgresqlBreaker } from '../dependencies/circuit-breakers';
import { createKafka } from '../kafka/create-kafka';
import { ensureTopics } from '../kafka/ensure-topics';
import { messagingMetrics } from '../metrics/messaging-metrics';
import { KafkaEngineStrategy } from '../nest/kafka-engine-strategy';
import { EventProducer } from '../producer/event-producer';
import { checkDependencies } from './check-dependencies';
import type { EventPlatform } from './event-platform';
import { forgetDaily } from './forget-daily';
import { refusingUnsupportedBroker } from './refuse-unsupported-broker';
import { whenDatabaseReachable } from './when-database-reachable';

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
  readonly KAFKA_SESSION_TIMEOUT_MS: number;
  /** Who this process is in its consumer group: unique among the running ones, the same after a restart, which then takes over at once. */
  readonly KAFKA_GROUP_INSTANCE_ID?: string;
}

export interface EventServiceOptions {
  /** Consumer group, source of events (`/kjoreklar/<name>`) and name in logs. */
  readonly name: string;
  readonly config: EventServiceConfig;
  /** Absolute directory of the app's .sql files. */
  readonly migrations: string;
  /** The composition root: ports meet adapters, handlers are its controllers. */
  readonly module: (platform: EventPlatform) => DynamicModule;
  /** Whether answers are forgotten once no replay can ask for them: nothing later is decided by them. Kept for ever unless told. */
  readonly outcomesAreTransient?: boolean;
  readonly translateError?: (error: unknown) => unknown;
  readonly bodyLimitBytes?: number;
  readonly configure?: (app: NestFastifyApplication) => void | Promise<void>;
  /** Runs once the application listens; again, while the database is away. */
  readonly start?: (platform: EventPlatform) => Promise<void>;
  /** Runs on shutdown when consumers and HTTP have drained, before relay, producer and database close. */
  readonly stop?: (platform: EventPlatform) => Promise<void>;
}

/** Of the time that SIGTERM gives, what running handlers may take; the rest is for relay, producer and database. */
const DRAIN_SHARE = 0.35;
/** An outbox older than this is not being emptied. */
const OUTBOX_MAX_AGE_MS = 30_000;

const prepareTopics = async (kafka: Kafka, logger: Logger): Promise<void> => {
  const admin = kafka.admin();
  try {
    await admin.connect();
    const { created, mismatched } = await ensureTopics(admin, topology);
    if (created.length > 0) logger.info({ created }, 'topics created');
    if (mismatched.length > 0) logger.error({ mismatched }, 'topics do not have the declared number of partitions');
  } finally {
    await admin.disconnect();
  }
};

const openPlatform = async ({ name, config, migrations }: EventServiceOptions) => {
  const logger = createLogger({ name, level: config.LOG_LEVEL });
  const connectionString = config.DATABASE_URL;
  const schema = config.DATABASE_SCHEMA;
  await whenDatabaseReachable(logger, () => migrate({ connectionString, schema, directories: [migrations], logger }));
  const database = new Database({
    connectionString,
    applicationName: name,
    schema,
    poolSize: config.DATABASE_POOL_SIZE,
    logger,
  });
  const kafka = createKafka({ brokers: config.KAFKA_BROKERS, clientId: name, logger });
  const producer = new EventProducer({ kafka, logger });
  const outbox = new Outbox();
  const publisher = producer.publish.bind(producer);
  const relay = new OutboxRelay({ database, outbox, publisher, instanceId: randomUUID(), logger });
  const health = new HealthChecks();
  const breakers = new CircuitBreakers(messagingMetrics(), logger);
  breakers.add(postgresqlBreaker());
  const clock = systemClock;
  const platform: EventPlatform = { name, logger, database, outbox, relay, health, breakers, clock, ids: randomIds };
  return { platform, kafka, producer };
};

const addHealthChecks = (platform: EventPlatform, producer: EventProducer, strategy: KafkaEngineStrategy): void => {
  const { health, relay } = platform;
  checkDependencies(platform);
  health.add('kafka', async () => {
    const reason = strategy.unreadyReason() ?? (producer.isHealthy() ? undefined : 'the producer has no connection');
    if (reason) throw new Error(reason);
  });
  health.add('outbox', async () => {
    const ageMs = await relay.oldestAgeMs();
    if (ageMs > OUTBOX_MAX_AGE_MS) throw new Error(`the oldest event has waited ${Math.round(ageMs / 1_000)} s`);
  });
};

/** Starts an event service: migrations, database, HTTP, consumers, relay. Kafka may be away: readiness says so until it is there. */
export const runEventService = async (options: EventServiceOptions): Promise<NestFastifyApplication> => {
  const { platform, kafka, producer } = await openPlatform(options);
  const { name, logger, health, database, relay } = platform;
  const shutdownDeadlineMs = options.config.SHUTDOWN_DEADLINE_MS;
  const strategy = new KafkaEngineStrategy({
    kafka,
    producer,
    logger,
    group: name,
    instanceId: options.config.KAFKA_GROUP_INSTANCE_ID,
    sessionTimeoutMs: options.config.KAFKA_SESSION_TIMEOUT_MS,
    topics: (consumers[name] ?? []).map(({ topic }) => topic),
    drainDeadlineMs: shutdownDeadlineMs * DRAIN_SHARE,
    prepare: refusingUnsupportedBroker(() => prepareTopics(kafka, logger), { logger }),
    parking: new ParkingTable(database),
    breakers: platform.breakers,
  });
  const module = options.module(platform);
  addHealthChecks(platform, producer, strategy);
  let stopForgetting = (): void => undefined;
  return runService({
    ...options,
    logger,
    health,
    module,
    host: options.config.HOST,
    port: options.config.PORT,
    shutdownDeadlineMs,
    consumers: [strategy],
    start: async () => {
      await producer.connect();
      relay.start();
      stopForgetting = forgetDaily(platform, { outcomes: options.outcomesAreTransient ?? false });
      await whenDatabaseReachable(logger, async () => options.start?.(platform));
    },
    stop: async () => {
      stopForgetting();
      await options.stop?.(platform);
      await relay.stop();
      await producer.disconnect();
      await database.close();
    },
  });
};
