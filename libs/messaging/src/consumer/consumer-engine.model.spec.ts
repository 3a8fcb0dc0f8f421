import fc from 'fast-check';
import { type Step, step, World } from '../../test/engine-world';

/** A partition is lost while its message is being handled, and others finish it. */
const lostAtWork: Step[] = [
  { do: 'write', partition: 0, key: 'b' },
  { do: 'poll' },
  { do: 'join', partitions: [], newMember: false },
  { do: 'othersWork', partition: 0 },
];

describe('ConsumerEngine, whatever happens in whatever order', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance'] }));
  afterEach(() => jest.useRealTimers());

  it('commits only what was handled, runs one message of a key at a time, and catches up in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const world = new World();
        await world.start();
        for (const action of steps) await world.take(action);
        await world.settle();
      }),
      { numRuns: 200, examples: [[lostAtWork]] },
    );
  }, 60_000);
});
