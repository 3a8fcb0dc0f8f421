import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { HealthChecks } from '../health/health-checks';
import { unavailable } from '../http/common-problems';
import { silentLogger } from '../log/create-logger';
import { createService } from './run-service';

@Controller()
class TroubleController {
  @Get('bug')
  bug(): never {
    throw new TypeError('secret detail of the inside');
  }
  @Get('away')
  away(): never {
    throw unavailable({ melding: 'Databasen svarer ikke.', message: 'The database does not answer.' }, 5);
  }
  @Post('echo')
  echo(@Body() body: unknown): unknown {
    return body;
  }
}

@Module({ controllers: [TroubleController] })
class TroubleModule {}

describe('a service', () => {
  const health = new HealthChecks();
  let postgresAway = false;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    health.add('postgres', () => (postgresAway ? Promise.reject(new Error('connection refused')) : Promise.resolve()));
    app = await createService({
      name: 'trouble',
      logger: silentLogger(),
      module: TroubleModule,
      health,
      host: '127.0.0.1',
      port: 0,
      shutdownDeadlineMs: 1_000,
      bodyLimitBytes: 1_000,
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  it('is ready, or says which dependency keeps it from it', async () => {
    expect((await app.inject({ url: '/health/ready' })).json()).toEqual({
      ready: true,
      checks: { postgres: { ready: true } },
    });
    postgresAway = true;
    const answer = await app.inject({ url: '/health/ready' });
    postgresAway = false;
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toEqual({
      ready: false,
      checks: { postgres: { ready: false, reason: 'connection refused' } },
    });
  });

  it('lives, and tells its metrics', async () => {
    expect((await app.inject({ url: '/health/live' })).statusCode).toBe(200);
    expect((await app.inject({ url: '/metrics' })).statusCode).toBe(200);
  });

  it('shows nothing of the inside when it fails', async () => {
    const answer = await app.inject({ url: '/bug' });
    expect(answer.statusCode).toBe(500);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status: 500, kode: 'INTERN_FEIL', sporingsId: expect.any(String) });
    expect(answer.body).not.toContain('secret detail');
  });

  it('hands on what a problem says, headers too', async () => {
    const answer = await app.inject({ url: '/away' });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.json()).toMatchObject({
      melding: 'Databasen svarer ikke.',
      message: 'The database does not answer.',
    });
  });

  it.each([
    ['broken JSON', '{"a":', 'application/json', { status: 400, kode: 'UGYLDIG_FORESPORSEL' }],
    ['another media type', '<a/>', 'application/xml', { status: 415, kode: 'FEIL_MEDIETYPE' }],
    ['too large a body', JSON.stringify('x'.repeat(2_000)), 'application/json', { status: 413, kode: 'FOR_STOR' }],
  ])('answers %s with a problem', async (_what, payload, contentType, expected) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/echo',
      payload,
      headers: { 'content-type': contentType },
    });
    expect(answer.statusCode).toBe(expected.status);
    expect(answer.json()).toMatchObject({ ...expected, feil: [] });
  });

  it('answers an unknown address with a problem', async () => {
    expect((await app.inject({ url: '/nowhere' })).json()).toMatchObject({ status: 404, kode: 'IKKE_FUNNET' });
  });
});
