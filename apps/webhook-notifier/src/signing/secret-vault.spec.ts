import { randomBytes } from 'node:crypto';
import { SecretNotReadableError, SecretVault } from './secret-vault';

const [older, newer] = [randomBytes(32), randomBytes(32)];
const secret = Buffer.from('a secret of an importer, 32 bytes');

describe('the secret vault', () => {
  it('gives back what it sealed, and seals it differently every time', () => {
    const vault = new SecretVault(newer);
    const first = vault.seal(secret, 'endpoint-1');
    expect(vault.open(first, 'endpoint-1')).toEqual(secret);
    expect(first.sealed.includes(secret)).toBe(false);
    expect(vault.seal(secret, 'endpoint-1').sealed).not.toEqual(first.sealed);
  });

  it('opens what the previous key sealed, and seals with the current one', () => {
    const sealed = new SecretVault(older).seal(secret, 'endpoint-1');
    const vault = new SecretVault(newer, older);
    expect(vault.open(sealed, 'endpoint-1')).toEqual(secret);
    expect(vault.seal(secret, 'endpoint-1').keyId).toBe(vault.currentKeyId);
    expect(sealed.keyId).not.toBe(vault.currentKeyId);
  });

  it('opens nothing with a key it does not have', () => {
    const sealed = new SecretVault(older).seal(secret, 'endpoint-1');
    expect(() => new SecretVault(newer).open(sealed, 'endpoint-1')).toThrow(SecretNotReadableError);
  });

  it('opens nothing for another endpoint, and nothing that was changed', () => {
    const vault = new SecretVault(newer);
    const sealed = vault.seal(secret, 'endpoint-1');
    expect(() => vault.open(sealed, 'endpoint-2')).toThrow(SecretNotReadableError);
    const changed = Buffer.from(sealed.sealed);
    changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
    expect(() => vault.open({ ...sealed, sealed: changed }, 'endpoint-1')).toThrow(SecretNotReadableError);
  });
});
