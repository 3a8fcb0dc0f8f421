import fc from 'fast-check';
import { type HandlerPolicy, nextStep, retryDelayMs } from './handler-policy';

const policy = { firstDelayMs: 1_000, maxDelayMs: 300_000 };

describe('retryDelayMs', () => {
  it('doubles up to the most', () => {
    const delays = [1, 2, 3, 9, 10, 1_000].map((failed) => retryDelayMs(policy, failed, () => 0));
    expect(delays).toEqual([1_000, 2_000, 4_000, 256_000, 300_000, 300_000]);
  });

  it('takes off up to half of it by chance, so that keys that failed together do not come back together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (failed, random) => {
        const full = retryDelayMs(policy, failed, () => 0);
        const delay = retryDelayMs(policy, failed, () => random);
        expect(delay).toBeGreaterThanOrEqual(full / 2);
        expect(delay).toBeLessThanOrEqual(full);
      }),
    );
  });
});

describe('nextStep', () => {
  const then = { delaysMs: [5_000, 30_000, 300_000], mostTries: 7, mostAgeMs: 3_600_000 };
  const parking: HandlerPolicy = { tries: 3, firstDelayMs: 200, maxDelayMs: 2_000, then };
  const steps = (ages: readonly number[]) => ages.map((ageMs, index) => nextStep(parking, index + 1, ageMs));

  it('tries in memory, then parks for longer and longer, then gives up', () => {
    expect(steps([0, 1, 2, 3, 4, 5, 6]).map(({ kind }) => kind)).toEqual([
      ...['retry', 'retry'],
      ...['park', 'park', 'park', 'park'],
      'giveUp',
    ]);
    expect(steps([0, 1, 2, 3, 4, 5]).slice(2)).toEqual(
      [5_000, 30_000, 300_000, 300_000].map((delayMs) => ({ kind: 'park', delayMs })),
    );
  });

  it('gives up by age too, but not while it is held in memory', () => {
    expect(nextStep(parking, 4, 3_600_000)).toEqual({ kind: 'giveUp' });
    expect(nextStep(parking, 2, 3_600_000).kind).toBe('retry');
  });

  it('gives up after its tries where the handler does not want it parked', () => {
    const policy: HandlerPolicy = { ...parking, then: 'deadLetter' };
    expect([1, 2, 3].map((tries) => nextStep(policy, tries, 0).kind)).toEqual(['retry', 'retry', 'giveUp']);
  });
});
