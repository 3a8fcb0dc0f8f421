import { HealthChecks, silentLogger } from '@kjoreklar/service-kit';
import { Registry } from 'prom-client';
import { CircuitBreakers, outsideBreaker, postgresqlBreaker } from '../dependencies/circuit-breakers';
import { messagingMetrics } from '../metrics/messaging-metrics';
import { checkDependencies } from './check-dependencies';

const away = (dependency: string) => Object.assign(new Error('No space left on device'), { dependency });

const aService = (ping: () => Promise<void>) => {
  const health = new HealthChecks();
  const breakers = new CircuitBreakers(messagingMetrics(new Registry()), silentLogger());
  const postgresql = breakers.add(postgresqlBreaker());
  breakers.add(outsideBreaker('eucaris'));
  checkDependencies({ health, breakers, database: { ping } });
  return { health, postgresql };
};

describe('readiness by what the service cannot work without', () => {
  it('asks the database, and the breakers of what is outside', async () => {
    const { health } = aService(() => Promise.resolve());
    expect(await health.report()).toEqual({
      ready: true,
      checks: { postgres: { ready: true }, eucaris: { ready: true } },
    });
    const { health: without } = aService(() => Promise.reject(away('postgresql')));
    expect((await without.report()).checks['postgres']?.ready).toBe(false);
  });

  it('a database that answers, but can store nothing, is not there', async () => {
    const { health, postgresql } = aService(() => Promise.resolve());
    for (let failures = 0; failures < 5; failures += 1)
      await postgresql.run(() => Promise.reject(away('postgresql'))).catch(() => undefined);
    const { checks, ready } = await health.report();
    expect(ready).toBe(false);
    expect(checks['postgres']?.reason).toContain('No space left on device');
  });
});
