import { brokersOf, ownPorts, readSettings, UsageError } from './settings.ts';

describe('settings of the local stack', () => {
  it('have a default for everything', () => {
    const settings = readSettings({});
    expect(settings.home).toMatch(/\.kjoreklar$/);
    expect(settings.portBase).toBe(4000);
    expect(brokersOf(settings)).toBe('127.0.0.1:4020');
    expect(ownPorts(settings)).toHaveLength(9);
  });

  it('leave out the servers that come from outside', () => {
    const settings = readSettings({ KAFKA_BROKERS: 'a:9092,b:9092', DATABASE_URL: 'postgres://admin@db/x' });
    expect(brokersOf(settings)).toBe('a:9092,b:9092');
    expect(ownPorts(settings).map(({ name }) => name)).toEqual([
      'intake',
      'eucaris-lookup',
      'ecoc-validation',
      'registry',
      'webhook-notifier',
      'sandbox',
    ]);
  });

  it.each(['x', '80', '65530', '4000.5'])('refuse a port base of %s', (portBase) => {
    expect(() => readSettings({ KJOREKLAR_PORT_BASE: portBase })).toThrow(UsageError);
  });

  it('count an empty variable as absent', () => {
    expect(readSettings({ KJOREKLAR_PORT_BASE: '', KAFKA_BROKERS: '' })).toEqual(readSettings({}));
  });
});
