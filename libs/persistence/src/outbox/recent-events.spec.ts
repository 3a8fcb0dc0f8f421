import type { EncodedEvent } from '@kjoreklar/contracts';
import { RecentEvents } from './recent-events';

const event = (value: string): EncodedEvent => ({ id: value.slice(0, 8), topic: 't', key: 'k', headers: {}, value });
const mebibyte = (letter: string): EncodedEvent => event(letter.repeat(1024 * 1024));

describe('RecentEvents', () => {
  it('finds what was kept by numbers that never come again', () => {
    const recent = new RecentEvents();
    const [first, second] = [recent.keep([event('a'), event('b')]), recent.keep([event('a')])];
    expect([first, second]).toEqual([1, 3]);
    expect(recent.find(2)?.value).toBe('b');
  });

  it('forgets the oldest beyond its room, and says from where on it remembers', async () => {
    const recent = new RecentEvents();
    recent.keep(['a', 'b', 'c', 'd', 'e', 'f'].map(mebibyte));
    const from = await recent.whileRecalling(async (where) => where.from);
    expect(from).toBe('3');
    expect(recent.find(2)).toBeUndefined();
    expect(recent.find(3)?.value.startsWith('c')).toBe(true);
  });

  it('forgets nothing it has promised while someone reads', async () => {
    const recent = new RecentEvents();
    recent.keep([mebibyte('a')]);
    await recent.whileRecalling(async ({ from }) => {
      recent.keep(['b', 'c', 'd', 'e', 'f'].map(mebibyte));
      expect(recent.find(Number(from))?.value.startsWith('a')).toBe(true);
      return Promise.resolve();
    });
    expect(recent.find(1)).toBeUndefined();
  });
});
