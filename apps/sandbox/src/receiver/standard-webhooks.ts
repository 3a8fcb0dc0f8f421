import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';

/** What a callback is signed with: `whsec_…` (v1, HMAC-SHA256) or `whpk_…` (v1a, ed25519). */
export type VerificationSecret = string;

export interface SignedCallback {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly receivedAt: Date;
}

const TOLERANCE_SECONDS = 5 * 60;
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');

const header = ({ headers }: SignedCallback, name: string): string => {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
};

const isTimely = (callback: SignedCallback): boolean => {
  const timestamp = header(callback, 'webhook-timestamp');
  const age = callback.receivedAt.getTime() / 1000 - Number(timestamp);
  return /^\d+$/.test(timestamp) && Math.abs(age) <= TOLERANCE_SECONDS;
};

const signedContent = (callback: SignedCallback): Buffer =>
  Buffer.concat([
    Buffer.from(`${header(callback, 'webhook-id')}.${header(callback, 'webhook-timestamp')}.`),
    callback.body,
  ]);

const keyOf = (secret: VerificationSecret): Buffer => Buffer.from(secret.slice(secret.indexOf('_') + 1), 'base64');

const holdsHmac = (signature: Buffer, content: Buffer, key: Buffer): boolean => {
  const expected = createHmac('sha256', key).update(content).digest();
  return signature.length === expected.length && timingSafeEqual(signature, expected);
};

const holdsEd25519 = (signature: Buffer, content: Buffer, key: Buffer): boolean =>
  verify(
    null,
    content,
    createPublicKey({ key: Buffer.concat([ED25519_SPKI, key]), format: 'der', type: 'spki' }),
    signature,
  );

/** 24 to 64 bytes for v1, 32 for v1a (Standard Webhooks 1.0). */
export const isVerificationSecret = (text: string): boolean => {
  if (!/^wh(sec|pk)_[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  const { length } = keyOf(text);
  return text.startsWith('whpk_') ? length === 32 : length >= 24 && length <= 64;
};

/** Whether one of the signatures of a callback holds, and it was sent within five minutes (Standard Webhooks 1.0). */
export const isSignatureValid = (callback: SignedCallback, secret: VerificationSecret): boolean => {
  if (header(callback, 'webhook-id') === '' || !isTimely(callback)) return false;
  const isAsymmetric = secret.startsWith('whpk_');
  const version = isAsymmetric ? 'v1a' : 'v1';
  const holds = isAsymmetric ? holdsEd25519 : holdsHmac;
  const content = signedContent(callback);
  return header(callback, 'webhook-signature')
    .split(' ')
    .map((entry) => entry.split(','))
    .filter(([scheme, value]) => scheme === version && value)
    .some(([, value]) => holds(Buffer.from(value as string, 'base64'), content, keyOf(secret)));
};
