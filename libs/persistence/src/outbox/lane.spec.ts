import * as fc from 'fast-check';
import { laneOf } from './lane';

describe('lane of a key', () => {
  it('never changes: events of a key on their way would overtake each other', () => {
    expect(['WV1ZZZ00000000001', 'YU700000000000002', 'ZZP00000000000003', ''].map((key) => laneOf(key, 8))).toEqual([
      3, 2, 4, 1,
    ]);
  });

  it('is always one of the lanes', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 64 }), (key, lanes) => {
        const lane = laneOf(key, lanes);
        expect(Number.isInteger(lane) && lane >= 0 && lane < lanes).toBe(true);
      }),
    );
  });

  it('spreads VINs that differ in their last digits', () => {
    const counts = new Array<number>(8).fill(0);
    for (let index = 0; index < 8_000; index += 1) {
      const lane = laneOf(`WV1ZZZ${String(index).padStart(11, '0')}`, 8);
      counts[lane] = (counts[lane] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(700);
  });
});
