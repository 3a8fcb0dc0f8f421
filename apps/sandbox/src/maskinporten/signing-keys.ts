import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import { overwrite, readIfThere, readOrMake } from '../disk/kept-file';
import { newPrivateKeyPem } from '../pki/private-key';

interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicJwk: JWK;
}

const ALGORITHM = 'RS256';

const toSigningKey = async (pem: string): Promise<SigningKey> => {
  const privateKey = createPrivateKey(pem);
  const jwk = await exportJWK(createPublicKey(privateKey));
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, privateKey, publicJwk: { ...jwk, kid, alg: ALGORITHM, use: 'sig' } };
};

const signWith = async (key: SigningKey, claims: JWTPayload): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM, kid: key.kid, typ: 'JWT' }).sign(key.privateKey);

/** The keys that access tokens are signed with: the newest signs, the ones before it stay published. Kept on disk. */
export class SigningKeys {
  private foreign?: Promise<SigningKey>;

  private constructor(
    private readonly directory: string,
    private readonly keys: SigningKey[],
  ) {}

  static async open(directory: string): Promise<SigningKeys> {
    const pems = [await readOrMake(SigningKeys.file(directory, 1), newPrivateKeyPem)];
    for (;;) {
      const next = await readIfThere(SigningKeys.file(directory, pems.length + 1));
      if (next === undefined) break;
      pems.push(next);
    }
    return new SigningKeys(directory, await Promise.all(pems.map(toSigningKey)));
  }

  private static file(directory: string, number: number): string {
    return join(directory, `token-${number}.key.pem`);
  }

  /** JWK set, RFC 7517. */
  publicSet(): { keys: JWK[] } {
    return { keys: this.keys.map((key) => key.publicJwk) };
  }

  async sign(claims: JWTPayload): Promise<string> {
    return signWith(this.keys.at(-1) as SigningKey, claims);
  }

  /** Signs with a key that is published nowhere: such a token must be refused. */
  async signWithForeignKey(claims: JWTPayload): Promise<string> {
    this.foreign ??= newPrivateKeyPem().then(toSigningKey);
    return signWith(await this.foreign, claims);
  }

  /** Makes a new key and signs with it from now on; gives its id. */
  async rotate(): Promise<string> {
    const pem = await newPrivateKeyPem();
    const key = await toSigningKey(pem);
    await overwrite(SigningKeys.file(this.directory, this.keys.length + 1), pem);
    this.keys.push(key);
    return key.kid;
  }
}
