import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Database, migrate } from '@kjoreklar/persistence';
import { silentLogger, systemClock } from '@kjoreklar/service-kit';
import { Registry } from 'prom-client';
import { WebhookClient } from '../src/clients/webhook.client';
import { CallbackDelivery, type CallbackDeliveryOptions } from '../src/delivery/callback-delivery';
import { DeliveryMetrics } from '../src/delivery/delivery-metrics';
import type { Endpoint, NewEndpoint } from '../src/domain/endpoint';
import type { ImporterEvent } from '../src/domain/importer-event';
import { SecretVault } from '../src/signing/secret-vault';
import { newSecret } from '../src/signing/webhook-secret';
import { EndpointSecrets } from '../src/store/endpoint-secrets';
import { EndpointStore } from '../src/store/endpoint.store';

const schema = 'webhook_notifier';
const logger = silentLogger();

export const IMPORTER = '310000019';
export const SECRET_KEY = randomBytes(32);

/** A database with the tables of the notifier, and what stands in it. */
export interface NotifierDatabase {
  readonly database: Database;
  readonly endpoints: EndpointStore;
  readonly secrets: EndpointSecrets;
  register(url: string, given?: Partial<NewEndpoint>): Promise<Endpoint>;
  close(): Promise<void>;
}

export const openNotifierDatabase = async (url: string): Promise<NotifierDatabase> => {
  await migrate({ connectionString: url, schema, directories: [join(__dirname, '../migrations')], logger });
  const database = new Database({
    connectionString: url,
    applicationName: 'notifier test',
    schema,
    poolSize: 4,
    logger,
  });
  const vault = new SecretVault(SECRET_KEY);
  const endpoints = new EndpointStore(database, vault);
  return {
    database,
    endpoints,
    secrets: new EndpointSecrets(database, vault),
    register: (target, given) => endpoints.add(aNewEndpoint({ url: target, ...given }), 1_000),
    close: () => database.close(),
  };
};

export const aNewEndpoint = (given: Partial<NewEndpoint> = {}): NewEndpoint => ({
  id: randomUUID(),
  organisation: IMPORTER,
  url: 'http://127.0.0.1:9/',
  description: '',
  events: ['preregistration.completed', 'preregistration.withdrawn', 'preregistration.withdrawal-refused'],
  signing: ['v1'],
  secret: newSecret(),
  keyPair: undefined,
  ...given,
});

export type Tuning = Partial<
  Pick<CallbackDeliveryOptions, 'timeoutMs' | 'concurrency' | 'instance' | 'database' | 'pollEveryMs'>
>;

/** One instance of the notifier's inside, without Kafka and HTTP; not started yet. */
export const openDelivery = ({ database, secrets }: NotifierDatabase, tuning: Tuning = {}): CallbackDelivery => {
  const timeoutMs = tuning.timeoutMs ?? 2_000;
  return new CallbackDelivery({
    database,
    secrets,
    client: new WebhookClient({ policy: { allowPrivateTargets: true }, timeoutMs }),
    metrics: new DeliveryMetrics(new Registry()),
    logger,
    clock: systemClock,
    concurrency: { perEndpoint: 64, total: 256 },
    instance: { seat: undefined, run: randomUUID() },
    timeoutMs,
    pollEveryMs: 100,
    ...tuning,
  });
};

export const vinOf = (n: number): string => `WV1ZZZ${String(n).padStart(11, '0')}`;

export const anImporterEvent = (given: Partial<ImporterEvent> = {}): ImporterEvent => {
  const id = given.id ?? randomUUID();
  return {
    id,
    type: 'preregistration.completed',
    organisation: IMPORTER,
    vin: vinOf(1),
    sequence: 1,
    body: JSON.stringify({ type: 'preregistration.completed', data: { id } }),
    ...given,
  };
};
