import * as fc from 'fast-check';
import type { Transaction, TransactionRunner } from './database/sql-runner';
import { DatabaseUnavailableError } from './errors';
import { GroupCommit, type GroupCommitOptions } from './group-commit';

const noTransaction = {} as Transaction;

/** Commits after a turn of the event loop, and counts. */
class FakeDatabase implements TransactionRunner {
  transactions = 0;
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    this.transactions += 1;
    const value = await work(noTransaction);
    await new Promise((resolve) => setImmediate(resolve));
    return value;
  }
}

const build = <Item>(options: Partial<GroupCommitOptions<Item, Item>> = {}) => {
  const database = new FakeDatabase();
  const batches: Item[][] = [];
  const group = new GroupCommit<Item, Item>({
    database,
    flush: async (items) => {
      batches.push([...items]);
      return items;
    },
    ...options,
  });
  return { database, batches, group };
};

describe('GroupCommit', () => {
  it('commits what arrives together in one transaction, and each gets its own result', async () => {
    const { batches, group } = build<number>();
    expect(await Promise.all([1, 2, 3].map((item) => group.submit(item)))).toEqual([1, 2, 3]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('gathers what arrives during a commit into the next one', async () => {
    const { batches, group } = build<number>();
    const first = group.submit(1);
    while (batches.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([first, group.submit(2), group.submit(3)]);
    expect(batches).toEqual([[1], [2, 3]]);
  });

  it('never takes more than maxBatch', async () => {
    const { batches, group } = build<number>({ maxBatch: 2 });
    await Promise.all([1, 2, 3, 4, 5].map((item) => group.submit(item)));
    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('keeps two of one key apart, in order', async () => {
    const { batches, group } = build<string>({ distinctBy: (item) => item[0] as string });
    await Promise.all(['a1', 'a2', 'b1', 'a3', 'b2'].map((item) => group.submit(item)));
    expect(batches).toEqual([['a1', 'b1'], ['a2', 'b2'], ['a3']]);
  });

  it('hands items over sorted, and still gives each its own result', async () => {
    const { batches, group } = build<string>({ orderBy: (item) => item });
    expect(await Promise.all(['c', 'a', 'b'].map((item) => group.submit(item)))).toEqual(['c', 'a', 'b']);
    expect(batches).toEqual([['a', 'b', 'c']]);
  });

  it('does not let one bad item fail the others', async () => {
    const { group } = build<number>({
      flush: async (items) => {
        if (items.includes(2)) throw new RangeError('two');
        return items;
      },
    });
    const results = await Promise.allSettled([1, 2, 3].map((item) => group.submit(item)));
    expect(results).toEqual([
      { status: 'fulfilled', value: 1 },
      { status: 'rejected', reason: new RangeError('two') },
      { status: 'fulfilled', value: 3 },
    ]);
  });

  it('tells all at once when the database is away, without asking once per item', async () => {
    const { database, group } = build<number>({
      flush: () => Promise.reject(new DatabaseUnavailableError('gone')),
    });
    const results = await Promise.allSettled([1, 2, 3].map((item) => group.submit(item)));
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(database.transactions).toBe(1);
  });

  it('refuses a flush that loses a result, before it is committed', async () => {
    const { group } = build<number>({ flush: async () => [] });
    await expect(group.submit(1)).rejects.toThrow(TypeError);
  });

  it('is idle once everything submitted has an answer', async () => {
    const { batches, group } = build<number>({ maxBatch: 1 });
    void group.submit(1);
    void group.submit(2);
    await group.idle();
    expect(batches).toEqual([[1], [2]]);
    await group.idle();
  });

  it('answers every item once, keeps the order of a key and never mixes two of a key, whatever arrives when', async () => {
    const arrival = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), bad: fc.boolean(), pause: fc.nat(2) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(arrival, { maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        async (arrivals, maxBatch) => {
          const stored: number[] = [];
          const group = new GroupCommit<number, number>({
            database: new FakeDatabase(),
            maxBatch,
            distinctBy: (index) => arrivals[index]?.key ?? '',
            orderBy: (index) => arrivals[index]?.key ?? '',
            flush: async (items) => {
              const keys = items.map((index) => arrivals[index]?.key);
              expect(new Set(keys).size).toBe(keys.length);
              expect(keys).toEqual(keys.toSorted());
              if (items.some((index) => arrivals[index]?.bad)) throw new Error('bad');
              stored.push(...items);
              return items;
            },
          });
          const answers: Promise<number>[] = [];
          for (const [index, { pause }] of arrivals.entries()) {
            const answer = group.submit(index);
            answer.catch(() => undefined);
            answers.push(answer);
            for (let turn = 0; turn < pause; turn += 1) await new Promise((resolve) => setImmediate(resolve));
          }
          const results = await Promise.allSettled(answers);
          expect(results.map(({ status }) => status === 'rejected')).toEqual(arrivals.map(({ bad }) => bad));
          for (const key of ['a', 'b', 'c', 'd']) {
            const ofKey = stored.filter((index) => arrivals[index]?.key === key);
            expect(ofKey).toEqual(ofKey.toSorted((left, right) => left - right));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
