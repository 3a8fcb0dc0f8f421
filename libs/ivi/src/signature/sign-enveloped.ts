import { createHash, createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { SIGNATURE_NAMESPACE } from '../namespaces';
import { requireCanonicalForm } from './canonical-form';

/** An RSA key and its certificate, both PEM; a chain is taken as it stands, the signer's own certificate first. */
export interface EnvelopedSigner {
  readonly privateKeyPem: string;
  readonly certificatePem: string;
}

interface PreparedSigner {
  readonly key: KeyObject;
  readonly keyInfo: string;
}

const prepared = new WeakMap<EnvelopedSigner, PreparedSigner>();

const certificatesOf = (pem: string): string[] =>
  [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)].map((match) =>
    (match[1] as string).replace(/\s/g, ''),
  );

const prepare = (signer: EnvelopedSigner): PreparedSigner => {
  const known = prepared.get(signer);
  if (known) return known;
  const certificates = certificatesOf(signer.certificatePem)
    .map((certificate) => `<X509Certificate>${certificate}</X509Certificate>`)
    .join('');
  const made = {
    key: createPrivateKey(signer.privateKeyPem),
    keyInfo: `<KeyInfo><X509Data>${certificates}</X509Data></KeyInfo>`,
  };
  prepared.set(signer, made);
  return made;
};

const algorithm = (element: string, uri: string): string => `<${element} Algorithm="${uri}"></${element}>`;

const signedInfoContent = (digest: string): string =>
  [
    algorithm('CanonicalizationMethod', 'http://www.w3.org/2001/10/xml-exc-c14n#'),
    algorithm('SignatureMethod', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'),
    '<Reference URI=""><Transforms>',
    algorithm('Transform', 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'),
    '</Transforms>',
    algorithm('DigestMethod', 'http://www.w3.org/2001/04/xmlenc#sha256'),
    `<DigestValue>${digest}</DigestValue></Reference>`,
  ].join('');

/**
 * Adds an enveloped XML signature as the last child of the root: RSA-SHA256, SHA-256, exclusive C14N for SignedInfo, one Reference with
 * URI="" and the enveloped transform (eCoC IVI setup Manual 1.5 p. 7). Without a C14N transform the digest is taken of the document's
 * inclusive Canonical XML 1.0 form (XMLDSig § 4.4.3.2); `xml` must already be in that form, which `writeIvi` gives and
 * `requireCanonicalForm` checks, so that the digest is one hash over the text. Throws NotCanonicalError otherwise.
 */
export const signEnveloped = (xml: string, signer: EnvelopedSigner): string => {
  requireCanonicalForm(xml);
  const { key, keyInfo } = prepare(signer);
  const content = signedInfoContent(createHash('sha256').update(xml, 'utf8').digest('base64'));
  const canonicalSignedInfo = `<SignedInfo xmlns="${SIGNATURE_NAMESPACE}">${content}</SignedInfo>`;
  const value = sign('sha256', Buffer.from(canonicalSignedInfo, 'utf8'), key).toString('base64');
  const endOfRoot = xml.lastIndexOf('</');
  return [
    xml.slice(0, endOfRoot),
    `<Signature xmlns="${SIGNATURE_NAMESPACE}"><SignedInfo>${content}</SignedInfo>`,
    `<SignatureValue>${value}</SignatureValue>${keyInfo}</Signature>`,
    xml.slice(endOfRoot),
  ].join('');
};
