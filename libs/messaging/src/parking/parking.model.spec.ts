import type { ParkingTable } from '@kjoreklar/persistence';
import fc from 'fast-check';
import { step, World } from '../../test/engine-world';
import { ParkingInMemory } from '../../test/parking-in-memory';

describe('an engine that parks, whatever happens in whatever order', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] }));
  afterEach(() => jest.useRealTimers());

  it('commits past what is handled or parked only, keeps the order of each key, and handles all in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const table = new ParkingInMemory();
        const world = new World({ table: table as unknown as ParkingTable, has: (id) => table.has(id) });
        await world.start();
        for (const action of steps) await world.take(action);
        await world.settle();
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
