import { createHash } from 'node:crypto';
import { certificateBase64, type TestSigner } from '../fixtures/a-test-pki';
import { algorithm, DSIG, signatureIn } from '../fixtures/forge-signature';
import { broken, forged, passed, verdictsOn } from '../fixtures/judge-signature';
import { SIGNATURE_NAMESPACE } from '../namespaces';
import { canonicaliseElement, inclusive } from './canonical/canonicalise';

const XADES = 'http://uri.etsi.org/01903/v1.3.2#';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

describe('XAdES in a signature', () => {
  const sha = (content: string | Buffer): string => createHash('sha256').update(content).digest('base64');
  const digestOf = (certificate: TestSigner): string => sha(Buffer.from(certificateBase64(certificate), 'base64'));
  const method = `<DigestMethod xmlns="${SIGNATURE_NAMESPACE}" Algorithm="${SHA256}"></DigestMethod>`;
  const properties = (element: string, certificate: TestSigner = 'maker'): string =>
    `<Object><QualifyingProperties xmlns="${XADES}" Target="#s"><SignedProperties Id="p"><SignedSignatureProperties><${element}><Cert><CertDigest>${method}<DigestValue xmlns="${SIGNATURE_NAMESPACE}">${digestOf(certificate)}</DigestValue></CertDigest></Cert></${element}></SignedSignatureProperties></SignedProperties></QualifyingProperties></Object>`;
  const find = (element: ReturnType<typeof signatureIn>, ...names: string[]) =>
    names.reduce((at, name) => at.children.find(({ local }) => local === name)!, element);
  const reference = (objects: string, type = 'http://uri.etsi.org/01903#SignedProperties', uri = '#p'): string => {
    const draft = forged({ objects });
    const signed = find(signatureIn(draft), 'Object', 'QualifyingProperties', 'SignedProperties');
    const digest = sha(canonicaliseElement(draft, inclusive, signed, signed.around));
    return `<Reference URI="${uri}" Type="${type}">${algorithm('DigestMethod', SHA256)}<DigestValue>${digest}</DigestValue></Reference>`;
  };
  const xades = (objects: string, moreReferences = reference(objects)): string => forged({ objects, moreReferences });

  it.each(['SigningCertificate', 'SigningCertificateV2'])('believes %s of the certificate that signed', (element) => {
    expect(verdictsOn(xades(properties(element)))).toBe(passed);
  });

  it.each<[string, () => string, string]>([
    [
      'another certificate',
      () => xades(properties('SigningCertificateV2', 'other')),
      'ECOC_SIGNATUR_SERTIFIKAT_BYTTET',
    ],
    [
      'properties that are not covered',
      () => xades(properties('SigningCertificateV2'), ''),
      'ECOC_SIGNATUR_XADES_IKKE_DEKKET',
    ],
    [
      'properties that were changed',
      () =>
        xades(properties('SigningCertificateV2')).replace(
          '<SignedSignatureProperties>',
          '<SignedSignatureProperties> ',
        ),
      'ECOC_SIGNATUR_XADES_IKKE_DEKKET',
    ],
    [
      'a reference of another type',
      () => xades(properties('SigningCertificateV2'), reference(properties('SigningCertificateV2'), 'urn:x')),
      'ECOC_SIGNATUR_DEKKER_IKKE_DOKUMENTET',
    ],
    [
      'a reference to something else',
      () => xades(properties('SigningCertificateV2'), reference(properties('SigningCertificateV2'), undefined, '#q')),
      'ECOC_SIGNATUR_DEKKER_IKKE_DOKUMENTET',
    ],
    [
      'a certificate named by SHA-1',
      () => xades(properties('SigningCertificate').replace(SHA256, `${DSIG}sha1`)),
      'ECOC_SIGNATUR_SVAK_ALGORITME',
    ],
  ])('refuses %s', (_, make, code) => {
    expect(verdictsOn(make())).toBe(broken(code));
  });
});
