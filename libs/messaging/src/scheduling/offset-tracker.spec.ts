import fc from 'fast-check';
import { OffsetTracker, type TrackedOffset } from './offset-tracker';

type Step = { readonly take: number } | { readonly finish: number } | { readonly skip: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ take: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ finish: fc.nat() }),
  fc.record({ skip: fc.integer({ min: 0, max: 3 }) }),
);

interface Seen {
  readonly entry: TrackedOffset;
  finished: boolean;
}

/** The model: the position is the first unfinished offset, or the next to come. */
const expectedPosition = (seen: readonly Seen[], next: bigint): bigint =>
  seen.find(({ finished }) => !finished)?.entry.offset ?? next;

describe('OffsetTracker', () => {
  it('never lets the position pass unfinished work, and never holds it back without reason', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 62n }), fc.array(step, { maxLength: 100 }), (start, steps) => {
        const tracker = new OffsetTracker(start);
        const seen: Seen[] = [];
        let next = start;
        for (const action of steps) {
          if ('take' in action) {
            // A gap now and then, as compaction and control records leave them.
            const offset = next + BigInt(action.take - 1);
            seen.push({ entry: tracker.track(offset) as TrackedOffset, finished: false });
            next = offset + 1n;
          } else if ('skip' in action) {
            next += BigInt(action.skip);
            tracker.advanceTo(next);
          } else if (seen.length > 0) {
            const pick = seen[action.finish % seen.length] as Seen;
            pick.finished = true;
            tracker.finish(pick.entry);
          }
          expect(tracker.position).toBe(expectedPosition(seen, next));
          expect(tracker.unfinished).toBe(seen.filter(({ finished }) => !finished).length);
        }
      }),
    );
  });

  it('knows offsets that it has seen', () => {
    const tracker = new OffsetTracker(9_007_199_254_740_993n);
    expect(tracker.track(9_007_199_254_740_993n)).toBeDefined();
    expect(tracker.track(9_007_199_254_740_993n)).toBeUndefined();
    expect(tracker.track(9_007_199_254_740_992n)).toBeUndefined();
    expect(tracker.position).toBe(9_007_199_254_740_993n);
  });

  it('forgets finished offsets once everything below them is finished', () => {
    const tracker = new OffsetTracker(0n);
    const [first, ...others] = Array.from(
      { length: 5_000 },
      (_, index) => tracker.track(BigInt(index)) as TrackedOffset,
    );
    for (const entry of others) tracker.finish(entry);
    expect(tracker.span).toBe(5_000);
    expect(tracker.position).toBe(0n);
    tracker.finish(first as TrackedOffset);
    expect(tracker.span).toBe(0);
    expect(tracker.position).toBe(5_000n);
  });
});
