import { createHmac, createSecretKey, type KeyObject, sign } from 'node:crypto';
import { privateKeyOf } from './webhook-secret';

export interface SigningKeys {
  /** Bytes of the symmetric secret. */
  readonly secret: Buffer;
  /** Seed of the ed25519 key, where the endpoint asked for v1a. */
  readonly seed: Buffer | undefined;
}

export interface SignedMessage {
  /** `webhook-id`: the same on every attempt; without a dot. */
  readonly id: string;
  /** `webhook-timestamp`: seconds since 1970, of the attempt. */
  readonly timestampSeconds: number;
  readonly body: string;
}

/** Understands how to sign as Standard Webhooks 1.0 says: over `id.timestamp.body`, v1 by HMAC-SHA256, v1a by ed25519. */
export class WebhookSigner {
  private readonly secretKey: KeyObject;
  private readonly privateKey: KeyObject | undefined;

  constructor({ secret, seed }: SigningKeys) {
    this.secretKey = createSecretKey(secret);
    this.privateKey = seed && privateKeyOf(seed);
  }

  /** The value of `webhook-signature`. */
  signature({ id, timestampSeconds, body }: SignedMessage): string {
    const content = `${id}.${timestampSeconds}.${body}`;
    const v1 = `v1,${createHmac('sha256', this.secretKey).update(content).digest('base64')}`;
    if (!this.privateKey) return v1;
    return `${v1} v1a,${sign(null, Buffer.from(content), this.privateKey).toString('base64')}`;
  }
}
