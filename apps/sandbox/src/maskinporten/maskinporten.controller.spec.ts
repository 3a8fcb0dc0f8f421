import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, decodeJwt, exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { aSandbox, type SandboxUnderTest } from '../fixtures/a-sandbox';

let sandbox: SandboxUnderTest;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
beforeAll(async () => {
  sandbox = await aSandbox();
  keys = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(keys.publicKey);
  const client = {
    client_id: 'c-1',
    orgnr: '310000019',
    scopes: ['svv:kjoretoy/ecoc', 'a:b'],
    delegatedBy: ['310000027'],
  };
  const payload = { ...client, jwk };
  const answer = await sandbox.app.inject({ method: 'POST', url: '/maskinporten/clients', payload });
  expect(answer.statusCode).toBe(201);
});
afterAll(async () => sandbox.close());

const issuer = 'http://127.0.0.1:4009/maskinporten/';
const now = (): number => Math.floor(Date.now() / 1000);
const token = async (query: string) => sandbox.app.inject({ url: `/token?${query}` });
const publicKeys = async () => createLocalJWKSet((await sandbox.app.inject({ url: '/maskinporten/jwk' })).json());
const accessToken = async (query: string): Promise<string> =>
  (await token(query)).json<{ access_token: string }>().access_token;
const wanted = 'orgnr=310000019&scope=svv:kjoretoy/ecoc';

describe('GET /token', () => {
  it('gives a token with the claims of Maskinporten', async () => {
    const answer = await token(wanted);
    expect(answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'svv:kjoretoy/ecoc' });
    const audience = 'https://kjoreklar.test';
    const { payload, protectedHeader } = await jwtVerify(answer.json().access_token, await publicKeys(), {
      issuer,
      audience,
    });
    expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: expect.any(String) });
    expect(payload).toMatchObject({
      consumer: { authority: 'iso6523-actorid-upis', ID: '0192:310000019' },
      scope: 'svv:kjoretoy/ecoc',
      token_type: 'Bearer',
      jti: expect.any(String),
    });
    expect(payload.exp! - payload.iat!).toBe(3600);
    expect(payload.supplier).toBeUndefined();
  });

  it('makes tokens that must be refused', async () => {
    const expired = decodeJwt(await accessToken(`${wanted}&expiresInSeconds=-60`));
    expect(expired.exp).toBeLessThan(now());
    expect(expired.iat).toBeLessThan(expired.exp!);
    expect(decodeJwt(await accessToken(`${wanted}&audience=other&issuer=https://x/`))).toMatchObject({
      aud: 'other',
      iss: 'https://x/',
    });
    await expect(jwtVerify(await accessToken(`${wanted}&foreignKey=true`), await publicKeys())).rejects.toThrow();
  });

  it('names the supplier of a delegation', async () => {
    expect(decodeJwt(await accessToken(`${wanted}&supplier=310000027`)).supplier).toMatchObject({
      ID: '0192:310000027',
    });
  });

  it.each([
    ['orgnr=310000018&scope=a:b', 'UGYLDIG_ORGANISASJONSNUMMER'],
    ['scope=a:b', 'UGYLDIG_ORGANISASJONSNUMMER'],
    ['orgnr=310000019', 'UGYLDIG_SCOPE'],
    ['orgnr=310000019&scope=a:b&expiresInSeconds=soon', 'UGYLDIG_EXPIRESINSECONDS'],
  ])('refuses %s', async (query, kode) => {
    const answer = await token(query);
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json().kode).toBe(kode);
  });

  it('signs with a new key after rotation, and still publishes the old', async () => {
    const before = await accessToken(wanted);
    const { kid } = (await sandbox.app.inject({ method: 'POST', url: '/maskinporten/keys' })).json();
    const { protectedHeader } = await jwtVerify(await accessToken(wanted), await publicKeys());
    expect(protectedHeader.kid).toBe(kid);
    await expect(jwtVerify(before, await publicKeys())).resolves.toBeDefined();
  });
});

const assertion = async (change: object = {}, header: object = {}): Promise<string> =>
  new SignJWT({
    iss: 'c-1',
    aud: issuer,
    iat: now(),
    exp: now() + 100,
    scope: 'svv:kjoretoy/ecoc',
    jti: randomUUID(),
    ...change,
  })
    .setProtectedHeader({ alg: 'RS256', kid: 'any', ...header })
    .sign(keys.privateKey);

const grant = async (jwt: string, type = 'urn:ietf:params:oauth:grant-type:jwt-bearer') =>
  sandbox.app.inject({
    method: 'POST',
    url: '/maskinporten/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ grant_type: type, assertion: jwt }).toString(),
  });

describe('POST /maskinporten/token', () => {
  it('is where the metadata says', async () => {
    const metadata = (await sandbox.app.inject({ url: '/maskinporten/.well-known/oauth-authorization-server' })).json();
    expect(metadata).toMatchObject({ issuer, token_endpoint: `${issuer}token`, jwks_uri: `${issuer}jwk` });
  });

  it('gives a token for a sound assertion', async () => {
    const answer = await grant(await assertion({ resource: 'https://kjoreklar.test' }));
    expect(answer.statusCode).toBe(200);
    const { payload } = await jwtVerify(answer.json().access_token, await publicKeys(), {
      issuer,
      audience: 'https://kjoreklar.test',
    });
    expect(payload).toMatchObject({ client_id: 'c-1', consumer: { ID: '0192:310000019' } });
    const plain = await grant(await assertion());
    expect(decodeJwt(plain.json().access_token).aud).toBe('unspecified');
  });

  it('acts for an organisation that has delegated', async () => {
    const answer = await grant(await assertion({ consumer_org: '310000027' }));
    expect(decodeJwt(answer.json().access_token)).toMatchObject({
      consumer: { ID: '0192:310000027' },
      supplier: { ID: '0192:310000019' },
    });
  });

  it('takes a grant once', async () => {
    const jwt = await assertion();
    expect((await grant(jwt)).statusCode).toBe(200);
    expect((await grant(jwt)).json().error_description).toContain('MP-012');
  });

  it.each([
    ['another client', { iss: 'nobody' }, 'MP-100'],
    ['another audience', { aud: 'https://maskinporten.no/' }, 'MP-110'],
    ['an old iat', { iat: now() - 60 }, 'MP-130'],
    ['an iat to come', { iat: now() + 60, exp: now() + 100 }, 'MP-130'],
    ['a long life', { exp: now() + 600 }, 'MP-130'],
    ['a scope it does not have', { scope: 'svv:kjoretoy/ecoc c:d' }, 'MP-200'],
    ['no delegation', { consumer_org: '310000035' }, 'MP-251'],
    ['its own organisation as consumer', { consumer_org: '310000019' }, 'MP-011'],
    ['an unknown claim', { hello: 1 }, 'MP-011'],
    ['no scope', { scope: undefined }, 'MP-011'],
  ])('refuses %s', async (_, change, code) => {
    const answer = await grant(await assertion(change));
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.json()).toMatchObject({
      error: expect.any(String),
      error_description: expect.stringContaining(code),
    });
  });

  it('refuses a foreign signature, a header without key, and what is no assertion', async () => {
    const sound = await assertion();
    const foreign = await generateKeyPair('RS256');
    const forged = await new SignJWT(decodeJwt(sound))
      .setProtectedHeader({ alg: 'RS256', kid: 'any' })
      .sign(foreign.privateKey);
    expect((await grant(forged)).json().error_description).toContain('MP-124');
    expect((await grant(await assertion({}, { kid: undefined }))).json().error_description).toContain('MP-011');
    expect((await grant('a.b.c')).json().error_description).toContain('MP-011');
    expect((await grant(sound, 'password')).json().error).toBe('unsupported_grant_type');
    expect((await sandbox.app.inject({ method: 'POST', url: '/maskinporten/token' })).json().error).toBe(
      'invalid_request',
    );
  });

  it('registers no client with a private key, a symmetric one or a bad organisation', async () => {
    const register = async (payload: object) =>
      (await sandbox.app.inject({ method: 'POST', url: '/maskinporten/clients', payload })).json<{ kode: string }>()
        .kode;
    const client = { client_id: 'c-2', orgnr: '310000019', scopes: [] };
    expect(await register({ ...client, jwk: await exportJWK(keys.privateKey) })).toBe('UGYLDIG_KLIENT');
    expect(await register({ ...client, jwk: { kty: 'oct', k: 'AAAA' } })).toBe('UGYLDIG_KLIENT');
    expect(await register({ ...client, orgnr: '1', jwk: await exportJWK(keys.publicKey) })).toBe(
      'UGYLDIG_ORGANISASJONSNUMMER',
    );
  });
});
