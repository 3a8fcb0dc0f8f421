import { z } from 'zod';
import { databaseConfig, httpConfig, kafkaConfig } from './common-config';
import { describeConfig, InvalidConfigurationError, loadConfig } from './load-config';

const schema = z.object({ ...httpConfig, ...databaseConfig, ...kafkaConfig });

const usable = {
  PORT: '4000',
  DATABASE_URL: 'postgres://intake:secret@127.0.0.1:5432/kjoreklar',
  DATABASE_SCHEMA: 'intake',
  KAFKA_BROKERS: '127.0.0.1:9092, 127.0.0.1:9093',
};

describe('loadConfig', () => {
  it('reads, converts and fills in', () => {
    expect(loadConfig(schema, usable)).toMatchObject({
      PORT: 4000,
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      KAFKA_BROKERS: ['127.0.0.1:9092', '127.0.0.1:9093'],
    });
  });

  it('reports every fault at once, each with the meaning of its key', () => {
    const load = () => loadConfig(schema, { ...usable, PORT: '70000', DATABASE_URL: 'mysql://x', KAFKA_BROKERS: '' });
    expect(load).toThrow(InvalidConfigurationError);
    expect(load).toThrow(/PORT: .*TCP port[\s\S]*DATABASE_URL: [\s\S]*KAFKA_BROKERS: .*Bootstrap servers/);
  });

  it('tells secrets only as configured', () => {
    const described = JSON.stringify(describeConfig({ ...loadConfig(schema, usable), WEBHOOK_SECRET_KEY: 'c2VjcmV0' }));
    expect(described).not.toContain('secret@');
    expect(described).not.toContain('c2VjcmV0');
    expect(described).toContain('"PORT":4000');
  });
});
