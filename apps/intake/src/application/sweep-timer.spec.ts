import { silentLogger } from '@kjoreklar/service-kit';
import { SweepTimer } from './sweep-timer';

describe('the sweep timer', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('sweeps at its pace, also after a sweep that failed, and never two at a time', async () => {
    let finish: () => void = () => undefined;
    const sweep = jest
      .fn<Promise<void>, []>()
      .mockRejectedValueOnce(new Error('away'))
      .mockImplementation(() => new Promise((resolve) => (finish = resolve)));
    const timer = new SweepTimer({ sweep }, 1_000, silentLogger());
    timer.onApplicationBootstrap();
    expect(sweep).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1_000);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(sweep).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(sweep).toHaveBeenCalledTimes(2);
    finish();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(sweep).toHaveBeenCalledTimes(3);
    finish();
    await timer.beforeApplicationShutdown();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('stops only when the sweep under way has', async () => {
    let finish: () => void = () => undefined;
    const order: string[] = [];
    const timer = new SweepTimer({ sweep: () => new Promise((resolve) => (finish = resolve)) }, 1_000, silentLogger());
    timer.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(1_000);
    const stopped = timer.beforeApplicationShutdown().then(() => order.push('stopped'));
    order.push('asked to stop');
    finish();
    await stopped;
    expect(order).toEqual(['asked to stop', 'stopped']);
    expect(jest.getTimerCount()).toBe(0);
  });
});
