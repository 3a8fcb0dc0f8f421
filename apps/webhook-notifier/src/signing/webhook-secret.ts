import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;
const ED25519_BYTES = 32;

/** RFC 8410: what comes before the 32 bytes of an ed25519 private key in PKCS #8. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

export const newSecret = (): Buffer => randomBytes(SECRET_BYTES);

/** `whsec_…`, as Standard Webhooks 1.0 writes a symmetric secret. */
export const showSecret = (secret: Buffer): string => `whsec_${secret.toString('base64')}`;

export interface SigningKeyPair {
  /** The 32 bytes that the private key is made of. */
  readonly seed: Buffer;
  /** `whpk_…`, as Standard Webhooks 1.0 writes a public key. */
  readonly publicKey: string;
}

export const newKeyPair = (): SigningKeyPair => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-ED25519_BYTES);
  return { seed: Buffer.from(seed), publicKey: publicKeyOf(seed) };
};

export const privateKeyOf = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });

export const publicKeyOf = (seed: Buffer): string => {
  const spki = createPublicKey(privateKeyOf(seed)).export({ format: 'der', type: 'spki' });
  return `whpk_${spki.subarray(-ED25519_BYTES).toString('base64')}`;
};
