import type { Transaction } from '@kjoreklar/persistence';
import { OneRoundTrip } from './one-round-trip';

describe('work in one round trip', () => {
  let ran: string[];
  let failing: string | undefined;
  let runner: OneRoundTrip;

  beforeEach(() => {
    ran = [];
    failing = undefined;
    const query = async (text: string) => {
      ran.push(text);
      if (text === failing) throw new Error(`${text} refused`);
      return { rows: [{ text }], rowCount: 1 };
    };
    runner = new OneRoundTrip({
      query: query as Transaction['query'],
      transaction: async (work) => {
        ran.push('begin');
        const value = await work({
          query,
          send: () => undefined,
          afterCommit: () => undefined,
        } as unknown as Transaction);
        await new Promise((resolve) => setImmediate(resolve));
        ran.push(failing === undefined ? 'commit' : 'rollback');
        if (failing !== undefined) throw new Error('rolled back');
        return value;
      },
    });
  });

  it('goes without a transaction where it is one statement', async () => {
    let answer: Promise<unknown> = Promise.resolve();
    const value = await runner.transaction(async (tx) => {
      answer = tx.query('one', []);
      tx.afterCommit(() => ran.push('hook'));
      return 'value';
    });
    expect(value).toBe('value');
    expect(await answer).toEqual({ rows: [{ text: 'one' }], rowCount: 1 });
    expect(ran).toEqual(['one', 'hook']);
  });

  it('shares a transaction where it is several', async () => {
    await runner.transaction(async (tx) => {
      void tx.query('one', []);
      tx.send('two', []);
      tx.afterCommit(() => ran.push('hook'));
    });
    expect(ran).toEqual(['begin', 'one', 'two', 'commit', 'hook']);
  });

  it('is nothing where it issues nothing', async () => {
    await runner.transaction(async (tx) => tx.afterCommit(() => ran.push('hook')));
    expect(ran).toEqual(['hook']);
  });

  it.each([['one'], ['two']])('fails with what fails, and runs no hook (%s)', async (fault) => {
    failing = fault;
    const refusals: unknown[] = [];
    const work = runner.transaction(async (tx) => {
      for (const text of fault === 'one' ? ['one'] : ['one', 'two'])
        tx.query(text, []).catch((error: unknown) => refusals.push(error));
      tx.afterCommit(() => ran.push('hook'));
    });
    await expect(work).rejects.toThrow();
    expect(refusals).toEqual([new Error(`${fault} refused`)]);
    expect(ran).not.toContain('hook');
  });
});
