import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWTPayload } from 'jose';
import { IssuerKeys } from './issuer-keys';
import { InvalidTokenError, KeysUnavailableError } from './token-errors';
import { TokenVerifier } from './token-verifier';

const issuer = 'https://test.maskinporten.example/';
const audience = 'https://kjoreklar.example';
const start = new Date('2026-11-02T10:00:00Z');

describe('TokenVerifier', () => {
  let keys: { privateKey: CryptoKey; publicKey: CryptoKey };
  let otherKeys: { privateKey: CryptoKey; publicKey: CryptoKey };
  let server: Server;
  let published: object[];
  let answering: boolean;
  let fetches: number;
  let now: Date;

  const token = (claims: JWTPayload = {}, { alg = 'RS256', kid = 'one', key = keys.privateKey } = {}) => {
    const seconds = Math.floor(start.getTime() / 1000);
    const payload = {
      iss: issuer,
      aud: audience,
      iat: seconds,
      exp: seconds + 120,
      scope: 'svv:kjoretoy/ecoc other:scope',
      client_id: 'client-1',
      consumer: { authority: 'iso6523-actorid-upis', ID: '0192:310000019' },
      ...claims,
    };
    return new SignJWT(payload).setProtectedHeader({ alg, kid }).sign(key);
  };

  const verifier = (cacheSize = 100) => {
    const clock = { now: () => now };
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwk`;
    const issuerKeys = new IssuerKeys({ url, clock, refreshAfterMs: 60_000, pauseAfterFailureMs: 1_000 });
    return new TokenVerifier({ issuer, audience, keys: issuerKeys, clock, cacheSize });
  };

  beforeAll(async () => {
    keys = await generateKeyPair('RS256', { extractable: true });
    otherKeys = await generateKeyPair('RS256', { extractable: true });
    server = createServer((_, response) => {
      fetches += 1;
      response.statusCode = answering ? 200 : 503;
      response.end(JSON.stringify({ keys: published }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  beforeEach(async () => {
    published = [{ ...(await exportJWK(keys.publicKey)), kid: 'one', use: 'sig' }];
    answering = true;
    fetches = 0;
    now = start;
  });

  it('tells whom a good token speaks for', async () => {
    const verified = await verifier().verify(await token());
    expect(verified.caller).toEqual({ organisation: '310000019', clientId: 'client-1' });
    expect([...verified.scopes]).toEqual(['svv:kjoretoy/ecoc', 'other:scope']);
  });

  it('tells the supplier of a delegated token', async () => {
    const verified = await verifier().verify(await token({ supplier: { ID: '0192:310000027' } }));
    expect(verified.caller).toMatchObject({ organisation: '310000019', supplier: '310000027' });
  });

  it.each(['ID', 'id'])('takes the customer of a system user from %s, and its vendor as supplier', async (property) => {
    const authorization_details = [{ type: 'urn:altinn:systemuser', systemuser_org: { [property]: '0192:310000027' } }];
    const verified = await verifier().verify(await token({ authorization_details }));
    expect(verified.caller).toMatchObject({ organisation: '310000027', supplier: '310000019' });
  });

  it.each<[string, JWTPayload]>([
    ['of another issuer', { iss: 'https://maskinporten.example/' }],
    ['for another audience', { aud: 'https://other.example' }],
    ['for no audience', { aud: 'unspecified' }],
    ['that has expired', { exp: Math.floor(start.getTime() / 1000) - 11 }],
    ['that never expires', { exp: undefined }],
    ['that is not valid yet', { nbf: Math.floor(start.getTime() / 1000) + 11 }],
    ['without scope', { scope: undefined }],
    ['without consumer', { consumer: undefined }],
    ['with a consumer that is no organisation number', { consumer: { ID: '0192:310000018' } }],
    ['with a consumer of another register', { consumer: { ID: '9908:310000019' } }],
    ['with a system user without customer', { authorization_details: [{ type: 'urn:altinn:systemuser' }] }],
  ])('refuses a token %s', async (_, claims) => {
    await expect(verifier().verify(await token(claims))).rejects.toBeInstanceOf(InvalidTokenError);
  });

  it('bears clocks that differ by a few seconds', async () => {
    const seconds = Math.floor(start.getTime() / 1000);
    await expect(verifier().verify(await token({ exp: seconds - 5, nbf: seconds + 5 }))).resolves.toBeDefined();
  });

  it('refuses other algorithms, unsigned tokens, foreign keys and noise', async () => {
    const { privateKey: pssKey } = await generateKeyPair('PS256');
    const pss = await token({}, { alg: 'PS256', key: pssKey });
    const secret = await new SignJWT({ iss: issuer, aud: audience, exp: 9e9 })
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .sign(new TextEncoder().encode('a secret that is long enough for HS256'));
    const unsigned = new UnsecuredJWT({ iss: issuer, aud: audience, exp: 9e9 }).encode();
    const foreign = await token({}, { key: otherKeys.privateKey });
    for (const bad of [pss, secret, unsigned, foreign, 'a.b.c', '', 'x'.repeat(10_000)])
      await expect(verifier().verify(bad)).rejects.toBeInstanceOf(InvalidTokenError);
  });

  it('verifies a token once, and not beyond its time', async () => {
    const subject = verifier();
    const good = await token();
    const first = await subject.verify(good);
    expect(await subject.verify(good)).toBe(first);
    now = new Date(start.getTime() + 131_000);
    await expect(subject.verify(good)).rejects.toBeInstanceOf(InvalidTokenError);
  });

  it('fetches the keys once for many tokens at the same time', async () => {
    const subject = verifier();
    const tokens = await Promise.all(Array.from({ length: 20 }, (_, index) => token({ jti: String(index) })));
    await Promise.all(tokens.map((each) => subject.verify(each)));
    expect(fetches).toBe(1);
  });

  it('keeps the last good keys while their address is away', async () => {
    const subject = verifier();
    await subject.verify(await token());
    answering = false;
    now = new Date(start.getTime() + 61_000);
    await expect(subject.verify(await token({ jti: 'later' }))).resolves.toBeDefined();
    await expect(subject.verify(await token({ jti: 'later still' }))).resolves.toBeDefined();
    expect(fetches).toBe(2);
  });

  it('forgets keys that the issuer no longer publishes', async () => {
    const subject = verifier();
    await subject.verify(await token());
    published = [{ ...(await exportJWK(otherKeys.publicKey)), kid: 'two', use: 'sig' }];
    now = new Date(start.getTime() + 61_000);
    await expect(subject.verify(await token({ jti: 'old key' }))).rejects.toBeInstanceOf(InvalidTokenError);
    const fresh = await token({}, { kid: 'two', key: otherKeys.privateKey });
    await expect(subject.verify(fresh)).resolves.toBeDefined();
  });

  it('says that keys are unavailable, not that the token is bad, and recovers', async () => {
    answering = false;
    const subject = verifier();
    await expect(subject.verify(await token())).rejects.toBeInstanceOf(KeysUnavailableError);
    await expect(subject.verify(await token())).rejects.toBeInstanceOf(KeysUnavailableError);
    expect(fetches).toBe(1);
    answering = true;
    now = new Date(start.getTime() + 1_001);
    await expect(subject.verify(await token())).resolves.toBeDefined();
  });
});
