import type { Service } from './installation';
import type { Ports } from './ports';

export type Environment = Readonly<Record<string, string>>;

/** Where things are, as the services reach them. */
export interface Addresses {
  /** `host:port/database` */
  readonly database: string;
  readonly password: string;
  readonly brokers: string;
  readonly sandbox: string;
  readonly intake: string;
  readonly registry: string;
  readonly webhookNotifier: string;
  /** The sandbox's data folder. */
  readonly sandboxData: string;
  /** The sandbox, as importers reach it. */
  readonly publicSandbox: string;
}

export const PASSWORD = 'system-tests';
export const DATABASE = 'postgres';
const TOKEN_AUDIENCE = 'https://kjoreklar.example/api';
/** 32 bytes, base64. */
const SECRET_KEY = 'c3lzdGVtIHRlc3RzIG9ubHksIDMyIGJ5dGVzISEhISE=';

export const adminUrl = ({ database, password }: Pick<Addresses, 'database' | 'password'>): string =>
  `postgres://postgres:${password}@${database}`;

/** As this machine reaches it. */
export const localDatabase = (ports: Ports): Pick<Addresses, 'database' | 'password'> => ({
  database: `${ports.address('postgres')}/${DATABASE}`,
  password: PASSWORD,
});

const tokens = ({ publicSandbox, sandbox }: Addresses): Environment => ({
  MASKINPORTEN_ISSUER: `${publicSandbox}/maskinporten/`,
  MASKINPORTEN_JWKS_URL: `${sandbox}/maskinporten/jwk`,
  TOKEN_AUDIENCE,
});

const own = (service: Service, addresses: Addresses): Environment => {
  switch (service) {
    case 'intake':
    case 'registry':
      return tokens(addresses);
    case 'eucaris-lookup':
      return { EUCARIS_URL: `${addresses.sandbox}/eucaris` };
    case 'ecoc-validation':
      return {
        ECOC_TRUST_ANCHORS_FILE: `${addresses.sandboxData}/trust/anchors.pem`,
        ECOC_SIGNERS_FILE: `${addresses.sandboxData}/trust/signers.json`,
      };
    case 'webhook-notifier':
      return { ...tokens(addresses), WEBHOOK_SECRET_KEY: SECRET_KEY, WEBHOOK_ALLOW_PRIVATE_TARGETS: 'true' };
  }
};

/** Of one instance; its name is its name in the consumer group too. */
export const serviceEnvironment = (service: Service, instance: string, addresses: Addresses): Environment => {
  const schema = service.replaceAll('-', '_');
  return {
    LOG_LEVEL: 'info',
    DATABASE_URL: `postgres://${schema}:${addresses.password}@${addresses.database}`,
    DATABASE_SCHEMA: schema,
    KAFKA_BROKERS: addresses.brokers,
    KAFKA_GROUP_INSTANCE_ID: instance,
    ...own(service, addresses),
  };
};

export const sandboxEnvironment = (addresses: Addresses): Environment => ({
  NODE_ENV: 'development',
  LOG_LEVEL: 'info',
  PUBLIC_URL: addresses.publicSandbox,
  INTAKE_URL: addresses.intake,
  WEBHOOK_NOTIFIER_URL: addresses.webhookNotifier,
  REGISTRY_URL: addresses.registry,
  SANDBOX_DATA_DIR: addresses.sandboxData,
  TOKEN_AUDIENCE,
});

/** For the program that makes roles, schemas and topics. */
export const prepareEnvironment = (addresses: Addresses): Environment => ({
  DATABASE_URL: adminUrl(addresses),
  ROLE_PASSWORD: addresses.password,
  KAFKA_BROKERS: addresses.brokers,
});
