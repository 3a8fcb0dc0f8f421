import { ConsecutiveBreaker } from 'cockatiel';
import { CircuitBreaker } from './circuit-breaker';
import { DependencyAwayError } from './dependency-failure';

const away = Object.assign(new Error('connect ECONNREFUSED'), { dependency: 'eucaris' });
const fail = () => Promise.reject(away);
const answer = () => Promise.resolve('answer');

let breaker: CircuitBreaker;
let changes: boolean[];
const open = async (): Promise<void> => {
  for (let failures = 0; failures < 3; failures += 1) await expect(breaker.run(fail)).rejects.toBe(away);
};
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  jest.useFakeTimers();
  breaker = new CircuitBreaker({
    dependency: 'eucaris',
    breaker: new ConsecutiveBreaker(3),
    probeAfterMs: [1_000, 2_000],
  });
  changes = [];
  breaker.onChange((isOpen) => changes.push(isOpen));
});
afterEach(() => jest.useRealTimers());

describe('CircuitBreaker', () => {
  it('opens when failures are too many, and asks nothing then', async () => {
    await open();
    expect(breaker.isOpen).toBe(true);
    const work = jest.fn(answer);
    await expect(breaker.run(work)).rejects.toMatchObject({ dependency: 'eucaris', retryAfterMs: 1_000 });
    await expect(breaker.run(work)).rejects.toBeInstanceOf(DependencyAwayError);
    expect(work).not.toHaveBeenCalled();
    expect(breaker.unreadyReason()).toBe('eucaris is away (connect ECONNREFUSED); next try in 1 s');
    expect(changes).toEqual([true]);
  });

  it('lets one probe through when its time has come, and closes when that succeeds', async () => {
    await open();
    await pass(1_000);
    expect(breaker.waitMs).toBe(0);
    let finish: (value: string) => void = () => undefined;
    const probe = breaker.run(() => new Promise<string>((resolve) => (finish = resolve)));
    await expect(breaker.run(answer)).rejects.toBeInstanceOf(DependencyAwayError);
    finish('answer');
    await expect(probe).resolves.toBe('answer');
    expect(breaker.unreadyReason()).toBeUndefined();
    await expect(breaker.run(answer)).resolves.toBe('answer');
    expect(changes).toEqual([true, false]);
  });

  it('waits longer after each probe that failed, and no longer than the last wait', async () => {
    await open();
    const waits: number[] = [];
    for (let probes = 0; probes < 3; probes += 1) {
      waits.push(breaker.waitMs);
      await pass(breaker.waitMs);
      await expect(breaker.run(fail)).rejects.toBe(away);
    }
    expect(waits).toEqual([1_000, 2_000, 2_000]);
    await pass(2_000);
    await breaker.run(answer);
    await open();
    expect(breaker.waitMs).toBe(1_000);
  });

  it('says nothing any more when long nobody had anything to ask: what is waited for may be back', async () => {
    await open();
    await pass(1_000 + 9_000);
    expect(breaker.unreadyReason()).toBeDefined();
    await pass(2_000);
    expect(breaker.unreadyReason()).toBeUndefined();
    await expect(breaker.run(fail)).rejects.toBe(away);
    expect(breaker.unreadyReason()).toBeDefined();
  });

  it('goes on saying why while a probe takes long', async () => {
    await open();
    await pass(1_000);
    void breaker.run(() => new Promise(() => undefined));
    await pass(60_000);
    expect(breaker.unreadyReason()).toBeDefined();
  });

  it('does not count what is the fault of one message or of another dependency', async () => {
    const others = [new Error('the answer is not JSON'), Object.assign(new Error('x'), { dependency: 'postgresql' })];
    for (const error of [...others, ...others, ...others])
      await expect(breaker.run(() => Promise.reject(error))).rejects.toBe(error);
    expect(breaker.isOpen).toBe(false);
  });

  it('probes in time although the wall clock was set back by a day', async () => {
    await open();
    jest.setSystemTime(Date.now() - 86_400_000);
    await pass(1_000);
    await expect(breaker.run(answer)).resolves.toBe('answer');
  });
});
