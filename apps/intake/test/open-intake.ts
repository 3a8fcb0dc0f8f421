import { join } from 'node:path';
import type { EncodedEvent } from '@kjoreklar/contracts';
import { postgresqlBreaker } from '@kjoreklar/messaging';
import { Database, migrate, Outbox } from '@kjoreklar/persistence';
import { createService, HealthChecks, loadConfig, randomIds, silentLogger } from '@kjoreklar/service-kit';
import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Registry } from 'prom-client';
import { CaseSweeps } from '../src/application/case-sweeps';
import { MAX_BODY_BYTES } from '../src/http/body-limits';
import { BASE_PATH } from '../src/http/case-representation';
import { configureHttp } from '../src/http/configure-http';
import { translateError } from '../src/http/translate-error';
import { IntakeConfig } from '../src/intake.config';
import { IntakeModule, type IntakePlatform } from '../src/intake.module';
import { StepClock } from './step-clock';
import { AUDIENCE, ISSUER, TokenIssuer } from './token-issuer';

export const IMPORTER = '310000019';
export const OTHER_IMPORTER = '310000027';
const schema = 'intake';

export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly organisation?: string;
}

const configOf = (url: string, issuer: TokenIssuer, environment: Readonly<Record<string, string>>): IntakeConfig =>
  loadConfig(IntakeConfig, {
    PORT: '0',
    DATABASE_URL: url,
    DATABASE_SCHEMA: schema,
    KAFKA_BROKERS: 'none:1',
    MASKINPORTEN_ISSUER: ISSUER,
    MASKINPORTEN_JWKS_URL: issuer.url,
    TOKEN_AUDIENCE: AUDIENCE,
    SWEEP_INTERVAL_MS: '3600000',
    ...environment,
  });

/** Intake on a database of its own, with HTTP but without Kafka: events are handed to another instance, made with `anotherInstance`. */
export class OpenIntake {
  /** Age of the oldest unpublished event that intake is to believe in. */
  backlogAgeMs = 0;
  readonly clock = new StepClock();
  readonly databaseBreaker = postgresqlBreaker();
  private readonly tokens = new Map<string, Promise<string>>();
  private readonly platform: IntakePlatform;
  private opened: NestFastifyApplication | undefined;

  private constructor(
    readonly database: Database,
    readonly issuer: TokenIssuer,
    private readonly config: IntakeConfig,
  ) {
    this.platform = {
      database,
      outbox: new Outbox(),
      clock: this.clock,
      ids: randomIds,
      logger: silentLogger(),
      relay: { oldestAgeMs: async () => this.backlogAgeMs },
      breakers: { for: () => [this.databaseBreaker] },
    };
  }

  /** `url`: an administrator's connection to an empty database. */
  static async start(url: string, environment: Readonly<Record<string, string>> = {}): Promise<OpenIntake> {
    const issuer = await TokenIssuer.start();
    const logger = silentLogger();
    await migrate({ connectionString: url, schema, directories: [join(__dirname, '../migrations')], logger });
    const database = new Database({ connectionString: url, applicationName: 'intake test', schema, logger });
    const intake = new OpenIntake(database, issuer, configOf(url, issuer, environment));
    await intake.listen();
    return intake;
  }

  get app(): NestFastifyApplication {
    if (!this.opened) throw new TypeError('not listening');
    return this.opened;
  }

  anotherInstance(): DynamicModule {
    return IntakeModule.register(this.platform, this.config, new Registry());
  }

  token(organisation: string, scope = 'svv:kjoretoy/ecoc'): Promise<string> {
    const name = `${organisation} ${scope}`;
    const token = this.tokens.get(name) ?? this.issuer.token(organisation, scope);
    this.tokens.set(name, token);
    return token;
  }

  async call({ method, path = '', body, headers = {}, organisation = IMPORTER }: Call) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await this.app.inject({
      method,
      url: path.startsWith('/internal') ? path : `/${BASE_PATH}${path}`,
      headers: {
        authorization: `Bearer ${await this.token(organisation)}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: text }),
    });
    return { status: response.statusCode, headers: response.headers, body: response.json<Record<string, unknown>>() };
  }

  /** Sends a request that must be accepted; gives its meldingId. */
  async submit(vin: string, fields: object = {}, organisation = IMPORTER): Promise<string> {
    const body = { understellsnummer: vin, avgiftsgruppeKode: '101', ...fields };
    const response = await this.call({ method: 'POST', path: '/opprette', body, organisation });
    if (response.status !== 202) throw new Error(`not accepted: ${JSON.stringify(response.body)}`);
    return response.body['meldingId'] as string;
  }

  async find(meldingId: string, organisation = IMPORTER): Promise<Record<string, unknown>> {
    return (await this.call({ method: 'GET', path: `/${meldingId}`, organisation })).body;
  }

  /** What went into the outbox, oldest first. */
  async sent(topic?: string): Promise<{ event: EncodedEvent; data: Record<string, unknown> }[]> {
    const { rows } = await this.database.query<Omit<EncodedEvent, 'id'> & { event_id: string }>(
      'select event_id, topic, key, headers, value from outbox_event order by id',
    );
    return rows
      .map(({ event_id, ...event }) => ({
        event: { id: event_id, ...event },
        data: JSON.parse(event.value) as Record<string, unknown>,
      }))
      .filter(({ event }) => topic === undefined || event.topic === topic);
  }

  /** What the timer does once a minute. */
  sweep(): Promise<void> {
    return this.app.get(CaseSweeps).sweep();
  }

  async empty(): Promise<void> {
    await this.database.query(
      'truncate vehicle, preregistration_case, backlog, organisation_backlog, idempotency_key, outbox',
    );
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.close();
    await this.issuer.close();
  }

  private async listen(): Promise<void> {
    this.opened = await createService({
      name: 'intake',
      logger: this.platform.logger,
      module: this.anotherInstance(),
      health: new HealthChecks(),
      host: '127.0.0.1',
      port: 0,
      shutdownDeadlineMs: 1_000,
      bodyLimitBytes: MAX_BODY_BYTES,
      translateError,
      configure: configureHttp,
    });
    await this.opened.listen(0, '127.0.0.1');
  }
}
