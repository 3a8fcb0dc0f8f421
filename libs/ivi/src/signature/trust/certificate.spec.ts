import { certificatePem } from '../../fixtures/a-test-pki';
import { isIssuedBy, isSound, nameOf, readCertificate, readExtensions } from './certificate';
import { readDer } from './der';

type Name = Parameters<typeof certificatePem>[0];
const certificate = (name: Name) => readCertificate(certificatePem(name));
const der = (hex: string) => readDer(Buffer.from(hex.replace(/ /g, ''), 'hex'));

describe('readCertificate', () => {
  it('reads what a signer is called, and when its certificate holds', () => {
    const maker = certificate('maker');
    expect(maker.subject).toMatchObject({ organisations: ['Fjell Bil AS'], commonNames: ['Fjell Bil eCoC'] });
    expect(maker.issuer).toMatchObject({ organisations: ['Prøvetillit'], commonNames: ['Test issuing'] });
    expect(maker.issuer.der.equals(certificate('issuing').subject.der)).toBe(true);
    expect([maker.validFrom, maker.validTo].map((ms) => new Date(ms).toISOString())).toEqual([
      '2026-01-01T00:00:00.000Z',
      '2099-01-01T00:00:00.000Z',
    ]);
    expect(maker.serial).toBe(maker.x509.serialNumber.toLowerCase().replace(/^0+/, ''));
  });

  it.each<[Name, Partial<ReturnType<typeof readCertificate>>]>([
    ['root', { isAuthority: true, pathLength: Infinity, maySign: false, isUsable: true }],
    ['issuing', { isAuthority: true, pathLength: 0, maySign: false, isUsable: true }],
    ['maker', { isAuthority: false, pathLength: Infinity, maySign: true, isUsable: true }],
    ['maker-ec', { isAuthority: false, maySign: true, isUsable: true }],
    ['encryption', { isAuthority: false, maySign: false, isUsable: true }],
    ['constrained', { maySign: true, isUsable: false }],
    ['sha1', { maySign: true, isUsable: false }],
  ])('reads what %s may do', (name, expected) => {
    expect(certificate(name)).toMatchObject(expected);
  });

  it('takes PEM and DER, and nothing else', () => {
    const maker = certificate('maker');
    expect(readCertificate(maker.raw).serial).toBe(maker.serial);
    expect(() => readCertificate(Buffer.from('AAAA', 'base64'))).toThrow();
  });
});

describe('isSound', () => {
  const algorithm = (oid: string, parameters = '0500') => {
    const content = `06${(oid.length / 2).toString(16).padStart(2, '0')}${oid}${parameters}`;
    return der(`30${(content.length / 2).toString(16).padStart(2, '0')}${content}`);
  };
  const rsa = (end: string): string => `2a864886f70d0101${end}`;
  const ecdsa = (end: string): string => `2a8648ce3d04${end}`;
  const hash = (end: string): string => `300f a00d 300b 0609 ${end}`.replace(/ /g, '');

  it.each([
    ['RSA with SHA-256', algorithm(rsa('0b')), true],
    ['RSA with SHA-384', algorithm(rsa('0c')), true],
    ['RSA with SHA-512', algorithm(rsa('0d')), true],
    ['RSA with SHA-224', algorithm(rsa('0e')), false],
    ['RSA with SHA-1', algorithm(rsa('05')), false],
    ['RSA with MD5', algorithm(rsa('04')), false],
    ['RSA-PSS with SHA-256', algorithm(rsa('0a'), hash('608648016503040201')), true],
    ['RSA-PSS with SHA-1, its own default', algorithm(rsa('0a'), '3000'), false],
    ['RSA with SHA-1 that only mentions SHA-256', algorithm(rsa('05'), hash('608648016503040201')), false],
    ['ECDSA with SHA-256', algorithm(ecdsa('0302')), true],
    ['ECDSA with SHA-384', algorithm(ecdsa('0303')), true],
    ['ECDSA with SHA-512', algorithm(ecdsa('0304')), true],
    ['ECDSA with SHA-224', algorithm(ecdsa('0301')), false],
    ['ECDSA with SHA-1', algorithm(ecdsa('01')), false],
  ])('says of %s whether it is: %#', (_, value, expected) => {
    expect(isSound(value)).toBe(expected);
  });
});

describe('readExtensions', () => {
  it('reads what is critical, which is written, or absent, or written false', () => {
    const entries = ['300a 0603551d0f 0101ff 0400', '3007 0603551d0f 0400', '300a 0603551d0f 010100 0400'];
    const read = readExtensions(der(`30 21 ${entries.join('')}`));
    expect(read.map(({ id, critical }) => [id, critical])).toEqual([
      ['2.5.29.15', true],
      ['2.5.29.15', false],
      ['2.5.29.15', false],
    ]);
    expect(read.every(({ value }) => value.length === 0)).toBe(true);
  });

  it('refuses one without a value', () => {
    expect(() => readExtensions(der('3007 3005 0603551d0f'))).toThrow('no 4');
  });
});

describe('nameOf', () => {
  const der0 = Buffer.alloc(0);
  it.each([
    [{ der: der0, organisations: ['O'], commonNames: ['C', 'D'] }, 'C'],
    [{ der: der0, organisations: ['O'], commonNames: [] }, 'O'],
    [{ der: der0, organisations: [], commonNames: [] }, '?'],
  ])('gives the name that people know: %#', (name, expected) => {
    expect(nameOf(name)).toBe(expected);
  });
});

describe('isIssuedBy', () => {
  it.each<[Name, Name, boolean]>([
    ['maker', 'issuing', true],
    ['issuing', 'root', true],
    ['root', 'root', true],
    ['maker', 'root', false],
    ['below-maker', 'maker', false],
    ['sha1', 'issuing', false],
    ['constrained', 'issuing', false],
    ['stranger', 'issuing', false],
    ['stranger', 'stranger', false],
  ])('says of %s and %s whether it is: %s', (below, above, expected) => {
    expect(isIssuedBy(certificate(below), certificate(above))).toBe(expected);
  });

  it('looks at the signature, not only at the names', () => {
    const [maker, issuing] = [certificate('maker'), certificate('issuing')];
    const { publicKey } = certificate('other');
    expect(isIssuedBy(maker, { ...issuing, publicKey })).toBe(false);
  });
});
