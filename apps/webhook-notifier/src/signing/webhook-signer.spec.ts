import { createPublicKey, verify } from 'node:crypto';
import { newKeyPair, newSecret, publicKeyOf, showSecret } from './webhook-secret';
import { WebhookSigner } from './webhook-signer';

/** RFC 8410: what comes before the 32 bytes of an ed25519 public key in a SubjectPublicKeyInfo. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Secret key of RFC 8032 section 7.1, test 1. */
const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
const publicKey = 'whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';

const message = {
  id: '9b2f0b5e-3c1d-5a44-8f6e-0c8b7f1f2a10',
  timestampSeconds: 1783324810,
  body: '{"type":"preregistration.completed","timestamp":"2026-07-06T08:00:10.000Z","data":{"status":"KLAR_TIL_FØRSTEGANGSREGISTRERING"}}',
};

describe('a webhook signature', () => {
  it('is the one of the example that implementations of Standard Webhooks share', () => {
    const signer = new WebhookSigner({
      secret: Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64'),
      seed: undefined,
    });
    const example = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      timestampSeconds: 1614265330,
      body: '{"test": 2432232314}',
    };
    expect(signer.signature(example)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  // Both computed apart from this code: v1 with Python's hmac, v1a with `openssl pkeyutl -sign -rawin`.
  it('is what other programs compute, over UTF-8', () => {
    const secret = Buffer.from(Array.from({ length: 32 }, (_, index) => index));
    expect(showSecret(secret)).toBe('whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=');
    expect(publicKeyOf(seed)).toBe(publicKey);
    expect(new WebhookSigner({ secret, seed }).signature(message)).toBe(
      'v1,0QlEFeCeydzDYzH56wJFhMn537Wqg/svaGF8NGyCvJs= ' +
        'v1a,NPw1T5tI2qPZtniDaxsNaBEG3H681TBYmYG93/YH0puUGFwouDjaZifvvTBrcMM8y4N63mB1QXS9qFBh8l85DA==',
    );
  });

  it('by a new key pair holds under its public key, and only for what was signed', () => {
    const pair = newKeyPair();
    const [, v1a = ''] = new WebhookSigner({ secret: newSecret(), seed: pair.seed }).signature(message).split(' v1a,');
    const raw = Buffer.from(pair.publicKey.replace('whpk_', ''), 'base64');
    const key = createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), format: 'der', type: 'spki' });
    const holds = (body: string) =>
      verify(null, Buffer.from(`${message.id}.${message.timestampSeconds}.${body}`), key, Buffer.from(v1a, 'base64'));
    expect(holds(message.body)).toBe(true);
    expect(holds(`${message.body} `)).toBe(false);
  });

  it('rests on 32 random bytes', () => {
    expect(newSecret()).toHaveLength(32);
    expect(newSecret().equals(newSecret())).toBe(false);
    expect(newKeyPair().publicKey).not.toBe(newKeyPair().publicKey);
  });
});
