import fc from 'fast-check';
import { retryDelayMs } from './handler-policy';

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
