import { flushCompileCache } from 'node:module';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CustomStrategy } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { EXIT_CONFIGURATION, InvalidConfigurationError } from '../config/load-config';
import { HealthChecks } from '../health/health-checks';
import { HealthController } from '../health/health.controller';
import { ProblemFilter } from '../http/problem.filter';
import type { Logger } from '../log/create-logger';
import { NestLogger } from '../log/nest-logger';
import { collectProcessMetrics } from '../metrics/process-metrics';

export interface ServiceOptions {
  readonly name: string;
  readonly logger: Logger;
  readonly module: Type | DynamicModule;
  readonly health: HealthChecks;
  readonly host: string;
  readonly port: number;
  readonly shutdownDeadlineMs: number;
  readonly bodyLimitBytes?: number;
  /** Turns the service's own errors into HttpProblem. */
  readonly translateError?: (error: unknown) => unknown;
  /** Message consumers that start after HTTP listens, through Nest's custom transport. */
  readonly consumers?: readonly CustomStrategy['strategy'][];
  readonly configure?: (app: NestFastifyApplication) => void | Promise<void>;
  /** Runs after the application listens. */
  readonly start?: () => Promise<void>;
  /** Runs on shutdown once consumers and HTTP have drained; the last to close what the others needed. */
  readonly stop?: () => Promise<void>;
}

@Module({})
class ServiceModule {
  static of(options: ServiceOptions): DynamicModule {
    return {
      module: ServiceModule,
      imports: [options.module],
      controllers: [HealthController],
      providers: [{ provide: HealthChecks, useValue: options.health }],
    };
  }
}

/** Builds the Nest application without listening; tests drive it with `app.inject`. */
export const createService = async (options: ServiceOptions): Promise<NestFastifyApplication> => {
  const app = await NestFactory.create<NestFastifyApplication>(
    ServiceModule.of(options),
    new FastifyAdapter({ bodyLimit: options.bodyLimitBytes ?? 1024 * 1024, forceCloseConnections: true }),
    { logger: new NestLogger(options.logger), abortOnError: false },
  );
  app.useGlobalFilters(new ProblemFilter(options.logger, options.translateError));
  await options.configure?.(app);
  for (const strategy of options.consumers ?? []) app.connectMicroservice<CustomStrategy>({ strategy });
  return app;
};

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Until the service has anything to finish, a signal ends it at once, and well. */
const leave = (): never => process.exit(0);

const shutDownOnSignal = (options: ServiceOptions, app: NestFastifyApplication): void => {
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    options.logger.info({ signal }, 'draining');
    const deadline = setTimeout(() => {
      options.logger.error({ deadlineMs: options.shutdownDeadlineMs }, 'not drained within the deadline; leaving');
      process.exit(1);
    }, options.shutdownDeadlineMs);
    deadline.unref();
    await app.close();
    await options.stop?.();
    options.logger.info('stopped');
    process.exit(0);
  };
  const fail = (error: unknown): never => {
    options.logger.fatal({ err: error }, 'shutdown failed');
    process.exit(1);
  };
  for (const signal of SIGNALS) {
    process.off(signal, leave);
    process.on(signal, () => void stop(signal).catch(fail));
  }
};

/** Starts a service: HTTP first (so that readiness can say why not), then its consumers, then `start`. */
export const runService = async (options: ServiceOptions): Promise<NestFastifyApplication> => {
  collectProcessMetrics();
  const app = await createService(options);
  shutDownOnSignal(options, app);
  await app.listen(options.port, options.host);
  await app.startAllMicroservices();
  await options.start?.();
  options.logger.info({ url: await app.getUrl() }, 'listening');
  // Where NODE_COMPILE_CACHE says where: a process that is killed would leave the next one nothing.
  flushCompileCache();
  return app;
};

/** Runs `main`; a configuration fault exits 78 with every fault on its own line, anything else exits 1. */
export const runMain = (name: string, main: () => Promise<unknown>): void => {
  for (const signal of SIGNALS) process.on(signal, leave);
  main().catch((error: unknown) => {
    if (error instanceof InvalidConfigurationError) {
      process.stderr.write(`${name}: ${error.message}\n`);
      process.exit(EXIT_CONFIGURATION);
    }
    process.stderr.write(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  });
};
