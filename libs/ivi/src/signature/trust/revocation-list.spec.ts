import { sign } from 'node:crypto';
import { certificatePem, revocationListPem, type TestSigner, testSignerOf } from '../../fixtures/a-test-pki';
import { der, derTime as time } from '../../fixtures/write-der';
import { readCertificate } from './certificate';
import { readRevocationList } from './revocation-list';

const rsaSha256 = der('30', der('06', '2a864886f70d01010b'), '0500');
const [thisUpdate, nextUpdate] = [time('260101000000Z'), time('261231000000Z')];
const version = '020101';
const critical = '0101ff';
const entry = (serial: string, at: string, ...extensions: readonly string[]): string =>
  der('30', der('02', serial), time(at), ...extensions);
const reason = (code: string): string => der('30', der('30', der('06', '551d15'), der('04', der('0a', code))));
const extensions = (...written: readonly string[]): string => der('a0', der('30', ...written));

const listOf = (...fields: readonly string[]) =>
  readRevocationList(
    Buffer.from(der('30', der('30', ...fields), rsaSha256, der('03', '00ab')), 'hex').toString('base64'),
  );
const name = der('30', der('31', der('30', der('06', '550403'), der('0c', '41'))));

describe('readRevocationList', () => {
  it('reads who made it, for how long, and what it revokes', () => {
    const list = readRevocationList(revocationListPem('issuing'));
    expect(list.issuer.equals(readCertificate(certificatePem('issuing')).subject.der)).toBe(true);
    expect([list.thisUpdate, list.nextUpdate].map((ms) => new Date(ms).toISOString())).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2098-12-31T00:00:00.000Z',
    ]);
    const at = Date.parse('2026-10-01T00:00:00Z');
    const { serial: stolen } = readCertificate(certificatePem('stolen'));
    const { serial: superseded } = readCertificate(certificatePem('superseded'));
    expect(new Map(list.revoked)).toEqual(
      new Map([
        [stolen, { at, reason: 1 }],
        [superseded, { at, reason: 4 }],
      ]),
    );
  });

  it('is believed of the issuer that signed it alone', () => {
    const list = readRevocationList(revocationListPem('issuing'));
    const issuing = readCertificate(certificatePem('issuing'));
    expect(list.isSignedBy(readCertificate(certificatePem('root')))).toBe(false);
    expect(list.isSignedBy(issuing)).toBe(true);
    expect(list.isSignedBy(readCertificate(certificatePem('root')))).toBe(false);
    expect(list.isSignedBy(issuing)).toBe(true);
  });

  it('reads a list of the first version, without entries and without an end', () => {
    expect(listOf(rsaSha256, name, thisUpdate)).toMatchObject({ nextUpdate: Infinity, revoked: new Map() });
    expect(listOf(rsaSha256, name, thisUpdate).thisUpdate).toBe(Date.parse('2026-01-01T00:00:00Z'));
    const entries = der('30', entry('0100', '260301000000Z'));
    expect(new Map(listOf(rsaSha256, name, thisUpdate, nextUpdate, entries).revoked)).toEqual(
      new Map([['100', { at: Date.parse('2026-03-01T00:00:00Z'), reason: 0 }]]),
    );
    expect(new Map(listOf(rsaSha256, name, thisUpdate, entries).revoked).size).toBe(1);
  });

  it('reads the reason among other extensions of an entry', () => {
    const other = der('30', der('06', '551d18'), der('04', '0500'));
    const both = der('30', other, der('30', der('06', '551d15'), critical, der('04', der('0a', '08'))));
    const entries = der(
      '30',
      entry('05', '260301000000Z', both),
      entry('06', '260301000000Z', der('30', other)),
      entry('07', '260301000000Z', reason('06')),
    );
    const { revoked } = listOf(version, rsaSha256, name, thisUpdate, nextUpdate, entries);
    expect([...revoked].map(([serial, each]) => [serial, each.reason])).toEqual([
      ['5', 8],
      ['6', 0],
      ['7', 6],
    ]);
  });

  it('takes extensions that may be passed over, and refuses lists that are not whole', () => {
    const number = der('30', der('06', '551d14'), der('04', '020101'));
    const part = der('30', der('06', '551d1c'), critical, der('04', '3000'));
    const changes = der('30', der('06', '551d1b'), critical, der('04', '020101'));
    const withExtensions =
      (...written: readonly string[]) =>
      () =>
        listOf(version, rsaSha256, name, thisUpdate, nextUpdate, extensions(...written));
    expect(withExtensions(number)).not.toThrow();
    expect(withExtensions(number, part)).toThrow('a list that is not whole');
    expect(withExtensions(changes)).toThrow('a list that is not whole');
  });

  it('believes no list whose signature is made with a method that is too weak', () => {
    const rsaSha1 = der('30', der('06', '2a864886f70d010105'), '0500');
    const written = der('30', der('30', rsaSha1, name, thisUpdate), rsaSha1, der('03', '00ab'));
    const list = readRevocationList(Buffer.from(written, 'hex').toString('base64'));
    expect(list.isSignedBy(readCertificate(certificatePem('issuing')))).toBe(false);
  });

  it.each<[string, string, TestSigner, boolean]>([
    ['RSA with sha256', '2a864886f70d01010b', 'maker', true],
    ['RSA with sha384', '2a864886f70d01010c', 'maker', true],
    ['RSA with sha512', '2a864886f70d01010d', 'maker', true],
    ['RSA with sha1', '2a864886f70d010105', 'maker', false],
    ['RSA, said to be RSA-PSS, with sha256', '2a864886f70d01010a', 'maker', false],
    ['ECDSA with sha256', '2a8648ce3d040302', 'maker-ec', true],
    ['ECDSA with sha384', '2a8648ce3d040303', 'maker-ec', true],
    ['ECDSA with sha512', '2a8648ce3d040304', 'maker-ec', true],
    ['ECDSA with sha1', '2a8648ce3d0401', 'maker-ec', false],
  ])('says of a list signed by %s whether it is believed', (method, oid, signer, expected) => {
    const hash = method.split(' ').at(-1);
    const algorithm = der('30', der('06', oid));
    const content = der('30', algorithm, name, thisUpdate);
    const value = sign(hash, Buffer.from(content, 'hex'), testSignerOf(signer).privateKeyPem).toString('hex');
    const list = Buffer.from(der('30', content, algorithm, der('03', `00${value}`)), 'hex').toString('base64');
    expect(readRevocationList(list).isSignedBy(readCertificate(certificatePem(signer)))).toBe(expected);
    expect(readRevocationList(list).isSignedBy(readCertificate(certificatePem('other')))).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['a certificate', certificatePem('issuing')],
    ['words', 'not a list'],
  ])('throws for %s', (_, text) => {
    expect(() => readRevocationList(text)).toThrow();
  });
});
