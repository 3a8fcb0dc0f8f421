import { aSignaturePolicy, certificateBase64, certificatePem } from '../fixtures/a-test-pki';
import { algorithm, DSIG, EXCLUSIVE, forge, type Forgery, INCLUSIVE } from '../fixtures/forge-signature';
import { forged, passed, unsignedText, verdictsOn } from '../fixtures/judge-signature';

describe('checkSignature', () => {
  it.each(['maker', 'maker-ec', 'maker-ec384'] as const)('believes a document that %s signed', (signer) => {
    expect(verdictsOn(forged({ signer }))).toBe(passed);
  });

  it.each([
    [
      'a declaration, blanks and comments around the root',
      (text: string) => `<?xml version="1.0"?>\n<!-- c -->\n${text}\n<!-- d -->\n`,
    ],
    ['line ends of another system', (text: string) => text.replaceAll('\n', '\r\n')],
    ['comments between elements', (text: string) => text.replace('<MassGroup>', '<!-- c --><MassGroup>')],
    [
      'another way of writing the same',
      (text: string) => text.replace('Mo i Rana', 'M&#111; <![CDATA[i]]> Rana').replaceAll('"', "'"),
    ],
  ])('believes a document with %s, which canonical XML does not tell apart', (_, change) => {
    expect(verdictsOn(change(forged()))).toBe(passed);
  });

  it.each([
    ['inclusive C14N of SignedInfo', { canonicalization: algorithm('CanonicalizationMethod', INCLUSIVE) }],
    [
      'a transform to exclusive C14N',
      { transforms: algorithm('Transform', `${DSIG}enveloped-signature`) + algorithm('Transform', EXCLUSIVE) },
    ],
    [
      'SHA-512',
      {
        signatureMethod: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
        digestMethod: 'http://www.w3.org/2001/04/xmlenc#sha512',
      },
    ],
    [
      'the chain in KeyInfo, in any order',
      {
        keyInfo: `<KeyInfo><X509Data><X509Certificate>${certificateBase64('issuing')}</X509Certificate><X509Certificate>${certificateBase64('maker')}</X509Certificate></X509Data></KeyInfo>`,
      },
    ],
    [
      'blanks in base64',
      {
        keyInfo: `<KeyInfo><X509Data><X509Certificate>\n${certificateBase64('maker').replace(/.{64}/g, '$&\n')}\n</X509Certificate></X509Data></KeyInfo>`,
      },
    ],
  ])('believes %s', (_, change: Partial<Forgery>) => {
    expect(verdictsOn(forged(change), aSignaturePolicy())).toBe(passed);
  });

  it('believes a chain that only the document brings', () => {
    const certificates = (['maker', 'issuing'] as const)
      .map((name) => `<X509Certificate>${certificateBase64(name)}</X509Certificate>`)
      .join('');
    const text = forged({ keyInfo: `<KeyInfo><X509Data>${certificates}</X509Data></KeyInfo>` });
    expect(verdictsOn(text, aSignaturePolicy({ intermediates: [] }))).toBe(passed);
    expect(verdictsOn(forged(), aSignaturePolicy({ intermediates: [] }))).toBe(
      'passed passed failed ECOC_SERTIFIKAT_UTEN_TILLIT',
    );
  });

  it('takes one that vouches for itself, as every root does, for the signer where it is first', () => {
    const certificates = (['maker-ec521', 'other'] as const)
      .map((name) => `<X509Certificate>${certificateBase64(name)}</X509Certificate>`)
      .join('');
    const text = forged({
      signer: 'maker-ec521',
      keyInfo: `<KeyInfo><X509Data>${certificates}</X509Data></KeyInfo>`,
    });
    expect(verdictsOn(text, aSignaturePolicy({ trustAnchors: [certificatePem('maker-ec521')] }))).toBe(passed);
  });

  it.each([
    ['in UTC', '2026-09-01T10:00:00Z'],
    ['in another zone', '2026-09-01T12:00:00+02:00'],
    ['without a zone', '2026-09-01T10:00:00'],
    ['between blanks', '\n 2026-09-01T10:00:00Z \n'],
    ['between blanks, without a zone', '\n 2026-09-01T10:00:00\n'],
  ])('reads when the document was made, %s', (_, dateTime) => {
    const text = forge(unsignedText().replace(/(<IviVersionDateTime>)[^<]*/, `$1${dateTime}`));
    expect(verdictsOn(text)).toBe(passed);
  });
});
