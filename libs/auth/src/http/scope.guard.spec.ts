import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OrganisationNumber } from '@kjoreklar/domain';
import { createService, HealthChecks, silentLogger } from '@kjoreklar/service-kit';
import { ConfiguredTerms } from '../terms/configured-terms';
import { TermsRegister } from '../terms/terms-register';
import type { CallerIdentity, VerifiedToken } from '../token/caller-identity';
import { InvalidTokenError, KeysUnavailableError } from '../token/token-errors';
import { TokenVerifier } from '../token/token-verifier';
import { Caller } from './caller';
import { RequireScope } from './require-scope';

@Controller()
class GuardedController {
  @Get('own')
  @RequireScope('some:scope')
  own(@Caller() caller: CallerIdentity): CallerIdentity {
    return caller;
  }

  @Get('operator')
  @RequireScope('some:scope', { terms: 'notApplicable' })
  operator(@Caller() caller: CallerIdentity): CallerIdentity {
    return caller;
  }

  @Get('forgotten')
  forgotten(@Caller() caller: CallerIdentity): CallerIdentity {
    return caller;
  }
}

const verified = (organisation: string, scopes: string[]): VerifiedToken => ({
  caller: { organisation: organisation as OrganisationNumber, clientId: 'client-1' },
  scopes: new Set(scopes),
  expiresAtMs: Infinity,
});

const tokens: Record<string, VerifiedToken | Error> = {
  good: verified('310000019', ['some:scope']),
  narrow: verified('310000019', ['some:other']),
  newcomer: verified('310000027', ['some:scope']),
  bad: new InvalidTokenError('it has expired'),
  unknowable: new KeysUnavailableError(),
};

@Module({
  controllers: [GuardedController],
  providers: [
    { provide: TermsRegister, useValue: new ConfiguredTerms('310000019') },
    {
      provide: TokenVerifier,
      useValue: {
        verify: async (token: string) => {
          const found = tokens[token];
          if (found instanceof Error) throw found;
          return found;
        },
      },
    },
  ],
})
class GuardedModule {}

describe('@RequireScope', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await createService({
      name: 'guarded',
      logger: silentLogger(),
      module: GuardedModule,
      health: new HealthChecks(),
      host: '127.0.0.1',
      port: 0,
      shutdownDeadlineMs: 1_000,
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  const get = (url: string, authorization?: string) =>
    app.inject({ method: 'GET', url, headers: authorization ? { authorization } : {} });

  it('lets a good token pass and tells who calls', async () => {
    const response = await get('/own', 'Bearer good');
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ organisation: '310000019', clientId: 'client-1' });
  });

  it.each([undefined, 'Basic good', 'Bearer', 'Bearer not a token'])(
    'challenges %s without an error code',
    async (header) => {
      const response = await get('/own', header);
      expect(response.statusCode).toBe(401);
      expect(response.headers['www-authenticate']).toBe('Bearer realm="kjoreklar"');
      expect(response.headers['content-type']).toContain('application/problem+json');
      expect(response.json()).toMatchObject({ kode: 'TOKEN_MANGLER', status: 401 });
    },
  );

  it('says what is wrong with a bad token', async () => {
    const response = await get('/own', 'Bearer bad');
    expect(response.statusCode).toBe(401);
    expect(response.headers['www-authenticate']).toBe(
      'Bearer realm="kjoreklar", error="invalid_token", error_description="it has expired"',
    );
    expect(response.json()).toMatchObject({ kode: 'TOKEN_UGYLDIG' });
  });

  it('names the scope that is missing', async () => {
    const response = await get('/own', 'Bearer narrow');
    expect(response.statusCode).toBe(403);
    expect(response.headers['www-authenticate']).toContain('error="insufficient_scope", scope="some:scope"');
    expect(response.json()).toMatchObject({ kode: 'SCOPE_MANGLER' });
  });

  it('asks for the terms, where they apply', async () => {
    const refused = await get('/own', 'Bearer newcomer');
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({ kode: 'VILKAR_IKKE_AKSEPTERT' });
    expect((await get('/operator', 'Bearer newcomer')).statusCode).toBe(200);
  });

  it('answers 503 when the keys cannot be fetched', async () => {
    const response = await get('/own', 'Bearer unknowable');
    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('5');
  });

  it('refuses to name the caller of a route without a guard', async () => {
    expect((await get('/forgotten', 'Bearer good')).statusCode).toBe(500);
  });
});
