import { hash } from 'node:crypto';
import type { VerifiedToken } from './caller-identity';

/** Remembers verified tokens until they expire, by a hash so that no token is kept; the oldest makes room for the newest. */
export class TokenCache {
  private readonly tokens = new Map<string, VerifiedToken>();

  constructor(private readonly capacity: number) {}

  find(token: string, nowMs: number): VerifiedToken | undefined {
    const key = hash('sha256', token, 'base64');
    const found = this.tokens.get(key);
    if (!found || found.expiresAtMs > nowMs) return found;
    this.tokens.delete(key);
    return undefined;
  }

  put(token: string, verified: VerifiedToken): void {
    if (this.tokens.size >= this.capacity) this.dropOldest();
    this.tokens.set(hash('sha256', token, 'base64'), verified);
  }

  get size(): number {
    return this.tokens.size;
  }

  private dropOldest(): void {
    const oldest = this.tokens.keys().next();
    if (!oldest.done) this.tokens.delete(oldest.value);
  }
}
