import { randomBytes } from 'node:crypto';
import { readJsonFile, writeJsonFile } from '../supervisor/json-file.ts';
import { apps } from './apps.ts';

export interface Secrets {
  readonly postgresPassword: string;
  /** App → password of its database role. */
  readonly rolePasswords: Readonly<Record<string, string>>;
  /** 32 bytes, base64: seals the secrets of webhook endpoints. */
  readonly webhookSecretKey: string;
}

const randomPassword = (): string => randomBytes(18).toString('base64url');

/** Made once for a data folder; what is there already stands. */
export const loadSecrets = (file: string): Secrets => {
  const known = readJsonFile<Partial<Secrets>>(file);
  const secrets: Secrets = {
    postgresPassword: known?.postgresPassword ?? randomPassword(),
    rolePasswords: Object.fromEntries(apps.map(({ name }) => [name, known?.rolePasswords?.[name] ?? randomPassword()])),
    webhookSecretKey: known?.webhookSecretKey ?? randomBytes(32).toString('base64'),
  };
  if (JSON.stringify(known) !== JSON.stringify(secrets)) writeJsonFile(file, secrets);
  return secrets;
};
