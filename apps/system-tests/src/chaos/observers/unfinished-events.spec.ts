import { UnfinishedEvents } from './unfinished-events';

const settled = async (
  events: UnfinishedEvents<string>,
  ask: (asked: readonly string[]) => Promise<(event: string) => boolean>,
): Promise<string[]> => {
  const finished: string[] = [];
  await events.settle(ask, (event) => finished.push(event));
  return finished;
};

describe('UnfinishedEvents', () => {
  it('hands on each finished event once, and asks about the others again the next time', async () => {
    const events = new UnfinishedEvents<string>();
    events.add('a');
    events.add('b');
    expect(await settled(events, async () => (event) => event === 'a')).toEqual(['a']);
    expect(await settled(events, async () => () => true)).toEqual(['b']);
    expect(await settled(events, async () => () => true)).toEqual([]);
  });

  it('asks about events that came in while it asked, and forgets none of them by the earlier answer', async () => {
    const events = new UnfinishedEvents<string>();
    events.add('a');
    const asked: string[][] = [];
    const finished = await settled(events, async (some) => {
      asked.push([...some]);
      if (asked.length === 1) events.add('parked meanwhile');
      return () => true;
    });
    expect(asked).toEqual([['a'], ['parked meanwhile']]);
    expect(finished).toEqual(['a', 'parked meanwhile']);
  });
});
