import type { Logger } from '@kjoreklar/service-kit';
import { logLevel } from 'kafkajs';
import { kafkaLog } from './kafka-log';

const said: unknown[] = [];
const logger = {
  debug: (details: object, text: string) => said.push(['debug', text, details]),
  warn: (details: object, text: string) => said.push(['warn', text, details]),
} as unknown as Logger;

const log = (level: logLevel, message: string, more: object = {}): unknown => {
  said.length = 0;
  kafkaLog(logger)()({ namespace: 'Connection', level, label: 'X', log: { timestamp: 't', message, ...more } });
  return said[0];
};

describe('kafkaLog', () => {
  it('keeps the chatter of kafkajs at debug', () => {
    expect(log(logLevel.INFO, 'Pausing fetching from 1 topics')).toEqual([
      'debug',
      'Pausing fetching from 1 topics',
      { kafkajs: 'Connection' },
    ]);
    const loading = { error: 'The group coordinator is not available', groupId: 'g' };
    expect(log(logLevel.ERROR, 'Response FindCoordinator(key: 10, version: 2)', loading)).toMatchObject([
      'debug',
      expect.anything(),
      loading,
    ]);
  });

  it('warns of what kafkajs calls an error: it heals, or the engine says so itself', () => {
    expect(log(logLevel.ERROR, 'Connection error: ECONNREFUSED', { broker: 'b:1', stack: 'long' })).toEqual([
      'warn',
      'Connection error: ECONNREFUSED',
      { kafkajs: 'Connection', broker: 'b:1' },
    ]);
  });
});
