import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export const ISSUER = 'https://test.maskinporten.example/';
export const AUDIENCE = 'https://kjoreklar.example';

/** Stands in for Maskinporten: signs tokens, and serves the key to check them by. */
export class TokenIssuer {
  private constructor(
    private readonly privateKey: CryptoKey,
    private readonly server: Server,
  ) {}

  static async start(): Promise<TokenIssuer> {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const keys = [{ ...(await exportJWK(publicKey)), kid: 'one', use: 'sig' }];
    const server = createServer((_, response) => response.end(JSON.stringify({ keys })));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TokenIssuer(privateKey, server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/jwk`;
  }

  /** A token that the clock of a test will not outlive, unless `claims` say so. */
  token(organisation: string, scope: string, claims: JWTPayload = {}): Promise<string> {
    const payload = {
      iss: ISSUER,
      aud: AUDIENCE,
      exp: 9_999_999_999,
      scope,
      consumer: { ID: `0192:${organisation}` },
      ...claims,
    };
    return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(this.privateKey);
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }
}
