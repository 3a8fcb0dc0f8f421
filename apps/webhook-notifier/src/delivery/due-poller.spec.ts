import { silentLogger } from '@kjoreklar/service-kit';
import { DuePoller } from './due-poller';

describe('the due poller', () => {
  let looks: number[];
  let more: boolean;
  let failing: boolean;
  let poller: DuePoller;
  let startMs: number;

  beforeEach(() => {
    jest.useFakeTimers();
    looks = [];
    [more, failing] = [false, false];
    startMs = performance.now();
    poller = new DuePoller({
      claimDue: async () => {
        looks.push(Math.round(performance.now() - startMs));
        if (failing) throw new Error('no database');
      },
      wantsMore: () => more && looks.length < 5,
      logger: silentLogger(),
      pollEveryMs: 2_000,
    });
  });
  afterEach(async () => {
    await poller.stop();
    jest.useRealTimers();
  });
  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  it('looks every two seconds', async () => {
    poller.start();
    await pass(6_500);
    expect(looks).toEqual([0, 2_000, 4_000, 6_000]);
  });

  it('looks when a retry comes due, besides', async () => {
    poller.start();
    await pass(100);
    poller.dueIn(900);
    poller.dueIn(90_000);
    await pass(3_000);
    expect(looks).toHaveLength(3);
    expect(looks[1]).toBeGreaterThanOrEqual(1_000);
    expect(looks[1]).toBeLessThanOrEqual(1_250);
  });

  it('is not put off by retries that keep being arranged', async () => {
    poller.start();
    for (let n = 0; n < 30; n += 1) {
      await pass(100);
      poller.dueIn(50_000);
    }
    expect(looks).toEqual([0, 2_000]);
  });

  it('goes on and on while there is more', async () => {
    more = true;
    poller.start();
    await pass(50);
    expect(looks).toHaveLength(5);
  });

  it('looks at once when there comes to be more', async () => {
    poller.start();
    await pass(300);
    more = true;
    poller.changed();
    await pass(1);
    expect(looks.slice(0, 2)).toEqual([0, 300]);
  });

  it('waits for the regular time after a failure', async () => {
    [more, failing] = [true, true];
    poller.start();
    await pass(1_900);
    poller.changed();
    expect(looks).toEqual([0]);
    failing = false;
    await pass(200);
    expect(looks.length).toBeGreaterThan(1);
  });

  it('does nothing before it starts and after it stops', async () => {
    more = true;
    poller.changed();
    await poller.stop();
    await pass(10_000);
    expect(looks).toEqual([]);
  });
});
