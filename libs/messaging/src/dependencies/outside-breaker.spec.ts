import type { CircuitBreaker } from './circuit-breaker';
import { outsideBreaker } from './circuit-breakers';

const fail = () => Promise.reject(Object.assign(new Error('HTTP status 503'), { dependency: 'eucaris' }));
const answer = () => Promise.resolve('answer');

let breaker: CircuitBreaker;
beforeEach(() => {
  jest.useFakeTimers();
  breaker = outsideBreaker('eucaris');
});
afterEach(() => jest.useRealTimers());

const calls = async (times: number, call: () => Promise<unknown>): Promise<void> => {
  for (let time = 0; time < times; time += 1) await breaker.run(call).catch(() => undefined);
};

describe('the breaker of a service outside', () => {
  it('opens when more than three of four calls fail, and there were ten or more', async () => {
    await calls(9, fail);
    expect(breaker.isOpen).toBe(false);
    await calls(1, fail);
    expect(breaker.isOpen).toBe(true);
  });

  it('stays closed while one of four calls is answered', async () => {
    for (let round = 0; round < 20; round += 1) {
      await calls(1, answer);
      await calls(3, fail);
      await jest.advanceTimersByTimeAsync(100);
    }
    expect(breaker.isOpen).toBe(false);
  });

  it('opens when it goes away all at once, busy as it was', async () => {
    await calls(500, answer);
    await calls(19, fail);
    expect(breaker.isOpen).toBe(false);
    await calls(1, fail);
    expect(breaker.isOpen).toBe(true);
  });

  it('does not count what was answered before a pause', async () => {
    await calls(500, answer);
    await jest.advanceTimersByTimeAsync(11_000);
    await calls(10, fail);
    expect(breaker.isOpen).toBe(true);
  });

  it('counts by the time that passes, though the wall clock was set back by an hour', async () => {
    await calls(500, answer);
    jest.setSystemTime(Date.now() - 3_600_000);
    for (let second = 0; second < 12; second += 1) {
      await calls(1, answer);
      await jest.advanceTimersByTimeAsync(1_000);
    }
    await calls(60, fail);
    expect(breaker.isOpen).toBe(true);
  });
});
