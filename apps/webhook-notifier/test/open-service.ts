import { TermsRegister, TokenVerifier } from '@kjoreklar/auth';
import type { Database } from '@kjoreklar/persistence';
import { createService, HealthChecks, loadConfig, randomIds, silentLogger, systemClock } from '@kjoreklar/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { register } from 'prom-client';
import { translateError } from '../src/http/endpoint-problems';
import { serveOpenapi } from '../src/http/openapi';
import { type NotifierParts, notifierParts } from '../src/notifier-parts';
import { webhookNotifierConfig } from '../src/webhook-notifier.config';
import { WebhookNotifierModule } from '../src/webhook-notifier.module';
import { SECRET_KEY } from './open-notifier';

export const environment = {
  PORT: '0',
  DATABASE_URL: 'postgres://webhook_notifier@127.0.0.1:4030/kjoreklar',
  DATABASE_SCHEMA: 'webhook_notifier',
  KAFKA_BROKERS: '127.0.0.1:4020',
  MASKINPORTEN_ISSUER: 'http://127.0.0.1:4009/',
  MASKINPORTEN_JWKS_URL: 'http://127.0.0.1:4009/jwk',
  TOKEN_AUDIENCE: 'https://kjoreklar.example/api',
  WEBHOOK_SECRET_KEY: SECRET_KEY.toString('base64'),
  WEBHOOK_ALLOW_PRIVATE_TARGETS: 'true',
  WEBHOOK_TIMEOUT_MS: '1000',
};

export const tokenOf = (organisation: string, scope: string): string =>
  Buffer.from(`${organisation} ${scope}`).toString('base64url');

/** Knows the tokens of `tokenOf`. */
@Module({})
class PlainAuthModule {
  static of(): DynamicModule {
    const verify = async (token: string) => {
      const [organisation, scope = ''] = Buffer.from(token, 'base64url').toString().split(' ');
      return { caller: { organisation, clientId: 'client' }, scopes: new Set([scope]) };
    };
    return {
      module: PlainAuthModule,
      global: true,
      providers: [
        { provide: TokenVerifier, useValue: { verify } },
        { provide: TermsRegister, useValue: { hasAccepted: async () => true } },
      ],
      exports: [TokenVerifier, TermsRegister],
    };
  }
}

export interface OpenService {
  readonly app: NestFastifyApplication;
  readonly parts: NotifierParts;
}

/** The service over HTTP, without Kafka and without Maskinporten; delivery is not started. */
export const openService = async (
  database: Database,
  given: Partial<typeof environment> = {},
): Promise<OpenService> => {
  register.clear();
  const config = loadConfig(webhookNotifierConfig, { ...environment, ...given });
  const logger = silentLogger();
  const platform = { database, logger, clock: systemClock, ids: randomIds };
  const parts = notifierParts(platform, config);
  const app = await createService({
    name: 'webhook-notifier',
    logger,
    module: { ...WebhookNotifierModule.of(platform, config, parts), imports: [PlainAuthModule.of()] },
    health: new HealthChecks(),
    host: '127.0.0.1',
    port: 0,
    shutdownDeadlineMs: 1_000,
    configure: serveOpenapi,
    translateError,
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return { app, parts };
};
