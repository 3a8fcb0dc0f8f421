import { createService, HealthChecks, loadConfig, randomIds, silentLogger, systemClock } from '@kjoreklar/service-kit';
import { Outbox } from '@kjoreklar/persistence';
import { expectGenerated } from '@kjoreklar/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IntakeConfig } from '../intake.config';
import { IntakeModule, type IntakePlatform } from '../intake.module';
import { configureHttp } from '../http/configure-http';

describe('the OpenAPI document', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    const logger = silentLogger();
    const platform = {
      database: {},
      outbox: new Outbox(),
      relay: { oldestAgeMs: async () => 0 },
      breakers: { for: () => [] },
      clock: systemClock,
      ids: randomIds,
      logger,
    } as unknown as IntakePlatform;
    const config = loadConfig(IntakeConfig, {
      PORT: '0',
      DATABASE_URL: 'postgres://none',
      DATABASE_SCHEMA: 'intake',
      KAFKA_BROKERS: 'none:1',
      MASKINPORTEN_ISSUER: 'https://none/',
      MASKINPORTEN_JWKS_URL: 'https://none/jwk',
      TOKEN_AUDIENCE: 'none',
    });
    app = await createService({
      name: 'intake',
      logger,
      module: IntakeModule.register(platform, config),
      health: new HealthChecks(),
      host: '127.0.0.1',
      port: 0,
      shutdownDeadlineMs: 1_000,
      configure: configureHttp,
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  it('is served, and checked in as it is served', async () => {
    const response = await app.inject({ method: 'GET', url: '/openapi.json' });
    expect(response.statusCode).toBe(200);
    const document = response.json<{ openapi: string; info: { description: string } }>();
    expect(document.openapi).toBe('3.1.0');
    expect(document.info.description).toContain('has published no contract for this\nendpoint: this one is ours');
    expectGenerated('apps/intake/openapi.json', `${JSON.stringify(document, null, 2)}\n`);
  });

  it('can be read with a browser', async () => {
    const response = await app.inject({ method: 'GET', url: '/docs' });
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'text/html']);
  });
});
