import { loadConfig } from '@kjoreklar/service-kit';
import { registryConfig } from './registry.config';

const environment = {
  PORT: '4003',
  DATABASE_URL: 'postgres://registry@127.0.0.1:4030/kjoreklar',
  DATABASE_SCHEMA: 'registry',
  KAFKA_BROKERS: '127.0.0.1:4020',
  MASKINPORTEN_ISSUER: 'http://127.0.0.1:4009/',
  MASKINPORTEN_JWKS_URL: 'http://127.0.0.1:4009/jwks',
  TOKEN_AUDIENCE: 'https://www.vegvesen.no',
};

describe('the configuration of the registry', () => {
  it('reads the keys of the local stack', () => {
    expect(loadConfig(registryConfig, environment)).toMatchObject({ PORT: 4003, KAFKA_BROKERS: ['127.0.0.1:4020'] });
  });

  it('says what every key is for', () => {
    for (const key of Object.values(registryConfig.shape)) expect(key.description).toBeTruthy();
  });
});
