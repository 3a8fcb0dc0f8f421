import { readFileSync } from 'node:fs';
import { databaseConfig, httpConfig, kafkaConfig } from '@kjoreklar/service-kit';
import { z } from 'zod';

const file = z.string().min(1).optional();

export const eucarisLookupConfig = z.object({
  ...httpConfig,
  ...databaseConfig,
  ...kafkaConfig,
  EUCARIS_URL: z.url({ protocol: /^https?$/ }).describe('Where EUCARIS is asked: GET {EUCARIS_URL}/ecoc/{vin}'),
  EUCARIS_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .positive()
    .default(10_000)
    .describe('Longest an ask may take, in milliseconds'),
  EUCARIS_CONNECTIONS: z.coerce
    .number()
    .int()
    .positive()
    .default(128)
    .describe('Most connections to EUCARIS, and so most asks at once'),
  EUCARIS_CLIENT_CERT_FILE: file.describe('PEM file with the client certificate for mutual TLS'),
  EUCARIS_CLIENT_KEY_FILE: file.describe('PEM file with the private key of the client certificate'),
  EUCARIS_CA_FILE: file.describe('PEM file with the authorities trusted for EUCARIS, in place of the public ones'),
});
export type EucarisLookupConfig = z.output<typeof eucarisLookupConfig>;

const read = (path: string | undefined): string | undefined => (path ? readFileSync(path, 'utf8') : undefined);

/** What the files of the configuration hold; throws what reading them throws. */
export const readTls = (config: EucarisLookupConfig): { cert?: string; key?: string; ca?: string } => ({
  cert: read(config.EUCARIS_CLIENT_CERT_FILE),
  key: read(config.EUCARIS_CLIENT_KEY_FILE),
  ca: read(config.EUCARIS_CA_FILE),
});
