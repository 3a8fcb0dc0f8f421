import { ConsecutiveBreaker } from 'cockatiel';
import { CircuitBreaker } from '../dependencies/circuit-breaker';
import { DependencyGate } from './dependency-gate';

const breakerOf = (dependency: string): CircuitBreaker =>
  new CircuitBreaker({ dependency, breaker: new ConsecutiveBreaker(1), probeAfterMs: [1_000, 4_000] });
const fail = async (breaker: CircuitBreaker): Promise<void> => {
  const away = Object.assign(new Error('away'), { dependency: breaker.dependency });
  await expect(breaker.run(() => Promise.reject(away))).rejects.toBe(away);
};

let seen: string[];
let database: CircuitBreaker;
let outside: CircuitBreaker;
let gate: DependencyGate;

beforeEach(() => {
  jest.useFakeTimers();
  seen = [];
  database = breakerOf('postgresql');
  outside = breakerOf('eucaris');
  gate = new DependencyGate(
    new Map([
      ['requested', [database, outside]],
      ['withdrawn', [database]],
    ]),
    { pause: (topic) => seen.push(`pause ${topic}`), resume: (topic) => seen.push(`resume ${topic}`) },
  );
});
afterEach(() => {
  gate.stop();
  jest.useRealTimers();
});

describe('DependencyGate', () => {
  it('pauses what needs the dependency, and nothing else', async () => {
    await fail(outside);
    expect(seen).toEqual(['pause requested']);
    expect([gate.isHeld('requested'), gate.isHeld('withdrawn')]).toEqual([true, false]);
  });

  it('resumes when a probe may go out, pauses again when it fails, and stays open once one succeeded', async () => {
    await fail(outside);
    await jest.advanceTimersByTimeAsync(1_001);
    expect(seen.splice(0)).toEqual(['pause requested', 'resume requested']);
    await fail(outside);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(seen.splice(0)).toEqual(['pause requested']);
    await jest.advanceTimersByTimeAsync(1_001);
    await outside.run(async () => undefined);
    expect(seen).toEqual(['resume requested']);
  });

  it('holds a topic until all that it needs is there', async () => {
    await fail(outside);
    await jest.advanceTimersByTimeAsync(500);
    await fail(database);
    await jest.advanceTimersByTimeAsync(600);
    expect(gate.isHeld('requested')).toBe(true);
    expect(seen.splice(0)).toEqual(['pause requested', 'pause withdrawn']);
    await jest.advanceTimersByTimeAsync(500);
    expect(seen).toEqual(['resume requested', 'resume withdrawn']);
  });

  it('listens no more once stopped', async () => {
    gate.stop();
    await fail(outside);
    expect(seen).toEqual([]);
  });
});
