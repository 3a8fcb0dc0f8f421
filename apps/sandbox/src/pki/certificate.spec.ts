import { createPublicKey, createPrivateKey, X509Certificate } from 'node:crypto';
import { makeCertificate } from './certificate';
import { integer, objectIdentifier, octetString, time } from './der';
import { newPrivateKeyPem } from './private-key';

const name = (commonName: string) => ({ country: 'NO', organisation: 'Prøve Æ', commonName });

describe('makeCertificate', () => {
  it('makes certificates that OpenSSL reads, and that verify only under their issuer', async () => {
    const [authorityKey, signerKey] = (await Promise.all([newPrivateKeyPem(), newPrivateKeyPem()])).map((pem) =>
      createPrivateKey(pem),
    ) as [ReturnType<typeof createPrivateKey>, ReturnType<typeof createPrivateKey>];
    const validity = { validFrom: new Date('2024-02-29T23:59:59Z'), validTo: new Date('2051-01-01T00:00:00Z') };
    const issuer = { name: name('CA'), privateKey: authorityKey };
    const make = (use: 'authority' | 'documentSigning', subject: string, key: typeof signerKey) =>
      new X509Certificate(
        makeCertificate({ use, subject: name(subject), publicKey: createPublicKey(key), issuer, ...validity }),
      );
    const authority = make('authority', 'CA', authorityKey);
    const signer = make('documentSigning', 'Signer', signerKey);
    expect(authority.ca).toBe(true);
    expect(signer.ca).toBe(false);
    expect(signer.checkIssued(authority)).toBe(true);
    expect(signer.verify(authority.publicKey)).toBe(true);
    expect(signer.verify(signer.publicKey)).toBe(false);
    expect(signer.checkPrivateKey(signerKey)).toBe(true);
    expect(signer.subject).toContain('O=Prøve Æ');
    expect(new Date(signer.validFrom)).toEqual(validity.validFrom);
    expect(new Date(signer.validTo)).toEqual(validity.validTo);
  });
});

describe('DER', () => {
  it('writes lengths, signs and arcs as X.690 says', () => {
    expect(octetString(Buffer.alloc(127)).subarray(0, 2).toString('hex')).toBe('047f');
    expect(octetString(Buffer.alloc(128)).subarray(0, 3).toString('hex')).toBe('048180');
    expect(octetString(Buffer.alloc(70_000)).subarray(0, 5).toString('hex')).toBe('0483011170');
    expect(integer(Buffer.from('0000ff', 'hex')).toString('hex')).toBe('020200ff');
    expect(integer(Buffer.from([0, 0])).toString('hex')).toBe('020100');
    expect(objectIdentifier('1.2.840.113549.1.1.11').toString('hex')).toBe('06092a864886f70d01010b');
    expect(time(new Date('2049-12-31T23:59:59Z')).toString('latin1')).toContain('491231235959Z');
    expect(time(new Date('2050-01-01T00:00:00Z')).toString('latin1')).toContain('20500101000000Z');
  });
});
