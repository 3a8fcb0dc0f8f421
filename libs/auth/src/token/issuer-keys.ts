import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { Clock } from '@kjoreklar/service-kit';
import { KeysUnavailableError } from './token-errors';

export interface IssuerKeysOptions {
  readonly url: string;
  readonly clock: Clock;
  /** Age at which the keys are fetched again, in milliseconds. */
  readonly refreshAfterMs?: number;
  /** How long a failed fetch is not repeated, in milliseconds. */
  readonly pauseAfterFailureMs?: number;
  readonly onFetchFailed?: (error: unknown) => void;
}

const FETCH_TIMEOUT_MS = 3_000;
/** A token with an unknown key id causes at most one fetch in this time. */
const UNKNOWN_KEY_COOLDOWN_MS = 30_000;

/** Understands which public keys the issuer signs with, also while its address does not answer: the last good set stands. */
export class IssuerKeys {
  private readonly remote: ReturnType<typeof createRemoteJWKSet>;
  private fetchedAtMs = -Infinity;
  private failedAtMs = -Infinity;

  constructor(private readonly options: IssuerKeysOptions) {
    this.remote = createRemoteJWKSet(new URL(options.url), {
      cacheMaxAge: Infinity,
      cooldownDuration: UNKNOWN_KEY_COOLDOWN_MS,
      timeoutDuration: FETCH_TIMEOUT_MS,
    });
  }

  /** Throws KeysUnavailableError when the key could be known only by a fetch that fails, and jose's errors for a bad token. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    await this.refreshWhenOld();
    try {
      return await this.remote(header, token);
    } catch (error) {
      if (isTokenFault(error)) throw error;
      this.noteFailure(error);
      throw new KeysUnavailableError({ cause: error });
    }
  };

  private async refreshWhenOld(): Promise<void> {
    const now = this.options.clock.now().getTime();
    if (now - this.fetchedAtMs < (this.options.refreshAfterMs ?? 10 * 60_000)) return;
    if (now - this.failedAtMs < (this.options.pauseAfterFailureMs ?? 1_000)) return this.standBy();
    try {
      await this.remote.reload();
      this.fetchedAtMs = now;
    } catch (error) {
      this.noteFailure(error);
      this.standBy(error);
    }
  }

  private standBy(cause?: unknown): void {
    if (!this.remote.jwks()) throw new KeysUnavailableError({ cause });
  }

  private noteFailure(error: unknown): void {
    this.failedAtMs = this.options.clock.now().getTime();
    this.options.onFetchFailed?.(error);
  }
}

const isTokenFault = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;
