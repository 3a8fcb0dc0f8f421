import { join } from 'node:path';
import { databaseUrl, urlOf } from './addresses.ts';
import { type AppDeclaration, schemaOf } from './apps.ts';
import { roleUrl } from './database-roles.ts';
import { brokersOf, homeFiles, type Settings } from './settings.ts';
import type { Secrets } from './secrets.ts';

type Environment = Readonly<Record<string, string>>;

/** The audience that tokens for this installation name. */
export const TOKEN_AUDIENCE = 'https://kjoreklar.example/api';

const tokens = (settings: Settings): Environment => ({
  MASKINPORTEN_ISSUER: `${urlOf(settings, 'sandbox')}/maskinporten/`,
  MASKINPORTEN_JWKS_URL: `${urlOf(settings, 'sandbox')}/maskinporten/jwk`,
  TOKEN_AUDIENCE,
});

const own = (name: AppDeclaration['name'], settings: Settings, secrets: Secrets): Environment => {
  switch (name) {
    case 'intake':
    case 'registry':
      return tokens(settings);
    case 'eucaris-lookup':
      return { EUCARIS_URL: `${urlOf(settings, 'sandbox')}/eucaris` };
    case 'webhook-notifier':
      return {
        ...tokens(settings),
        WEBHOOK_SECRET_KEY: secrets.webhookSecretKey,
        WEBHOOK_ALLOW_PRIVATE_TARGETS: 'true',
      };
    case 'ecoc-validation':
      return {
        ECOC_TRUST_ANCHORS_FILE: join(homeFiles(settings).sandbox, 'trust/anchors.pem'),
        ECOC_SIGNERS_FILE: join(homeFiles(settings).sandbox, 'trust/signers.json'),
      };
  }
};

export const serviceEnvironment = (
  { name }: Pick<AppDeclaration, 'name'>,
  settings: Settings,
  secrets: Secrets,
): Environment => ({
  DATABASE_URL: roleUrl(databaseUrl(settings, secrets), name, secrets.rolePasswords[name] ?? ''),
  DATABASE_SCHEMA: schemaOf(name),
  KAFKA_BROKERS: brokersOf(settings),
  KAFKA_GROUP_INSTANCE_ID: `${name}-0`,
  ...own(name, settings, secrets),
});

export const sandboxEnvironment = (settings: Settings): Environment => ({
  PUBLIC_URL: urlOf(settings, 'sandbox'),
  INTAKE_URL: urlOf(settings, 'intake'),
  WEBHOOK_NOTIFIER_URL: urlOf(settings, 'webhook-notifier'),
  REGISTRY_URL: urlOf(settings, 'registry'),
  SANDBOX_DATA_DIR: homeFiles(settings).sandbox,
  TOKEN_AUDIENCE,
});
