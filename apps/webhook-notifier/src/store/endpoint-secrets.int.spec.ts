import { randomBytes } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '@kjoreklar/testing';
import { aNewEndpoint, type NotifierDatabase, openNotifierDatabase, SECRET_KEY } from '../../test/open-notifier';
import { SecretNotReadableError, SecretVault } from '../signing/secret-vault';
import { newKeyPair, newSecret } from '../signing/webhook-secret';
import { EndpointSecrets } from './endpoint-secrets';

describe('the secrets of endpoints', () => {
  let fresh: FreshDatabase;
  let stored: NotifierDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase();
    stored = await openNotifierDatabase(fresh.url);
  });
  afterAll(async () => {
    await stored.close();
    await fresh.drop();
  });

  it('are moved to a new key, after which the old one is not needed', async () => {
    const [secret, keyPair] = [newSecret(), newKeyPair()];
    const { id } = await stored.endpoints.add(aNewEndpoint({ secret, keyPair, signing: ['v1', 'v1a'] }), 20);
    const next = randomBytes(32);
    const secretsUnder = (vault: SecretVault) => new EndpointSecrets(stored.database, vault);
    await expect(secretsUnder(new SecretVault(next)).find(id)).rejects.toThrow(SecretNotReadableError);
    const rotating = secretsUnder(new SecretVault(next, SECRET_KEY));
    expect((await rotating.find(id))?.keys).toEqual({ secret, seed: keyPair.seed });
    expect(await rotating.resealAll()).toBe(1);
    expect(await rotating.resealAll()).toBe(0);
    expect((await secretsUnder(new SecretVault(next)).find(id))?.keys).toEqual({ secret, seed: keyPair.seed });
  });
});
