import type { VerifiedToken } from './caller-identity';
import { TokenCache } from './token-cache';

const until = (expiresAtMs: number) => ({ expiresAtMs }) as VerifiedToken;

describe('TokenCache', () => {
  it('stays within its bound by dropping the oldest', () => {
    const cache = new TokenCache(2);
    for (const token of ['a', 'b', 'c']) cache.put(token, until(10));
    expect(cache.size).toBe(2);
    expect(cache.find('a', 0)).toBeUndefined();
    expect(cache.find('c', 0)).toBeDefined();
  });

  it('drops what has expired', () => {
    const cache = new TokenCache(2);
    cache.put('a', until(10));
    expect(cache.find('a', 10)).toBeUndefined();
    expect(cache.size).toBe(0);
  });
});
