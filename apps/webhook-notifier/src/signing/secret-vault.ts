import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

export interface SealedSecret {
  /** Which key sealed it. */
  readonly keyId: string;
  /** Initialisation vector, tag and ciphertext. */
  readonly sealed: Buffer;
}

/** Thrown when a stored secret was sealed with a key that is not configured, or has been tampered with. */
export class SecretNotReadableError extends Error {
  readonly code = 'WEBHOOK_SECRET_NOT_READABLE';
  constructor(
    readonly keyId: string,
    options?: { readonly cause?: unknown },
  ) {
    super(`a webhook secret sealed with key ${keyId} cannot be read`, options);
    this.name = 'SecretNotReadableError';
  }
}

const idOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 16);

/**
 * Understands how to keep endpoint secrets: AES-256-GCM, bound to what they belong to. Seals with the current key, and still opens what
 * the previous key sealed.
 */
export class SecretVault {
  readonly currentKeyId: string;
  private readonly keys: ReadonlyMap<string, Buffer>;

  constructor(
    private readonly current: Buffer,
    previous?: Buffer,
  ) {
    this.currentKeyId = idOf(current);
    this.keys = new Map([current, ...(previous ? [previous] : [])].map((key) => [idOf(key), key]));
  }

  seal(secret: Buffer, belongsTo: string): SealedSecret {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.current, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(belongsTo));
    const ciphertext = Buffer.concat([cipher.update(secret), cipher.final()]);
    return { keyId: this.currentKeyId, sealed: Buffer.concat([iv, cipher.getAuthTag(), ciphertext]) };
  }

  /** @throws SecretNotReadableError */
  open({ keyId, sealed }: SealedSecret, belongsTo: string): Buffer {
    const key = this.keys.get(keyId);
    if (!key) throw new SecretNotReadableError(keyId);
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(belongsTo));
    decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    } catch (cause) {
      throw new SecretNotReadableError(keyId, { cause });
    }
  }
}
