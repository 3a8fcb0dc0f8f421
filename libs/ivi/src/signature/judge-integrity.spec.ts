import { createHmac } from 'node:crypto';
import { aVin } from '../fixtures/an-ecoc';
import { certificatePem } from '../fixtures/a-test-pki';
import { algorithm, DSIG, EXCLUSIVE, forge, INCLUSIVE, signatureIn } from '../fixtures/forge-signature';
import { broken, forged, unsignedText, verdictsOn } from '../fixtures/judge-signature';

/** With its signature inside the header. */
const moved = (signed: string): string => {
  const { start, end } = signatureIn(signed);
  const rest = signed.slice(0, start) + signed.slice(end);
  return rest.replace('<Header>', `<Header>${signed.slice(start, end)}`);
};

describe('the integrity of a signature', () => {
  const inFile = (from: string, to: string) => forged().replace(from, to);
  const hmac = 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256';
  const publicBytes = Buffer.from(certificatePem('maker'));

  it.each<[string, () => string, string]>([
    ['no signature', () => unsignedText(), 'ECOC_SIGNATUR_MANGLER'],
    ['two signatures', () => forge(forged()), 'ECOC_SIGNATUR_FLERE'],
    ['a signature that is not below the root', () => moved(forged()), 'ECOC_SIGNATUR_FEILPLASSERT'],
    ['a changed value', () => inFile('2130', '2131'), 'ECOC_SIGNATUR_INNHOLD_ENDRET'],
    [
      'a changed name of an element',
      () => inFile('<Colour>6</Colour>', '<Color>6</Color>'),
      'ECOC_SIGNATUR_INNHOLD_ENDRET',
    ],
    [
      'a namespace declared once more',
      () => inFile('<Header>', '<Header xmlns:x="urn:x">'),
      'ECOC_SIGNATUR_INNHOLD_ENDRET',
    ],
    ['a processing instruction put in', () => inFile('<Header>', '<?x?><Header>'), 'ECOC_SIGNATUR_INNHOLD_ENDRET'],
    ['another digest', () => inFile('<DigestValue>', '<DigestValue>AAAA'), 'ECOC_SIGNATUR_STEMMER_IKKE'],
    [
      'a changed signature value',
      () => forged({ signedWith: () => Buffer.alloc(256, 1) }),
      'ECOC_SIGNATUR_STEMMER_IKKE',
    ],
    ['an empty signature value', () => forged({ signedWith: () => Buffer.alloc(0) }), 'ECOC_SIGNATUR_UGYLDIG_FORM'],
    [
      'an ECDSA value in DER',
      () => forged({ signer: 'maker-ec', signedWith: () => Buffer.alloc(71, 0x30) }),
      'ECOC_SIGNATUR_STEMMER_IKKE',
    ],
    [
      'an ECDSA value of zeros',
      () => forged({ signer: 'maker-ec', signedWith: () => Buffer.alloc(64) }),
      'ECOC_SIGNATUR_STEMMER_IKKE',
    ],
    [
      'the certificate of another',
      () => forged({ keyInfo: forged({ signer: 'other' }).match(/<KeyInfo>.*<\/KeyInfo>/)?.[0] ?? '' }),
      'ECOC_SIGNATUR_STEMMER_IKKE',
    ],
    [
      'a comment inside a value',
      () => inFile(aVin, `${aVin.slice(0, 4)}<!-- -->${aVin.slice(4)}`),
      'ECOC_KOMMENTAR_I_VERDI',
    ],
    ['a comment inside the digest', () => inFile('<DigestValue>', '<DigestValue><!-- -->'), 'ECOC_KOMMENTAR_I_VERDI'],
    ['a comment inside the signature', () => inFile('<KeyInfo>', '<!-- --><KeyInfo>'), 'ECOC_SIGNATUR_UGYLDIG_FORM'],
    [
      'the same id twice',
      () => inFile('<Header>', '<Header Id="a">').replace('<MassGroup>', '<MassGroup ID="a">'),
      'ECOC_SIGNATUR_GJENTATT_ID',
    ],
    [
      'a keyed hash with the certificate as its key',
      () =>
        forged({
          signatureMethod: hmac,
          signedWith: (content) => createHmac('sha256', publicBytes).update(content).digest(),
        }),
      'ECOC_SIGNATUR_ALGORITME_IKKE_TILLATT',
    ],
    ['RSA with SHA-1', () => forged({ signatureMethod: `${DSIG}rsa-sha1` }), 'ECOC_SIGNATUR_SVAK_ALGORITME'],
    ['a SHA-1 digest', () => forged({ digestMethod: `${DSIG}sha1` }), 'ECOC_SIGNATUR_SVAK_ALGORITME'],
    [
      'an algorithm with the name of a property of all objects',
      () => forged({ digestMethod: 'constructor' }),
      'ECOC_SIGNATUR_ALGORITME_IKKE_TILLATT',
    ],
    ['an RSA key of 1024 bits', () => forged({ signer: 'weak' }), 'ECOC_SIGNATUR_SVAK_ALGORITME'],
    [
      'a key of another kind than the method',
      () => forged({ signer: 'maker-ec', signatureMethod: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256' }),
      'ECOC_SIGNATUR_UGYLDIG_FORM',
    ],
    [
      'a bare key instead of a certificate',
      () =>
        forged({
          keyInfo:
            '<KeyInfo><KeyValue><RSAKeyValue><Modulus>AA==</Modulus><Exponent>AQAB</Exponent></RSAKeyValue></KeyValue></KeyInfo>',
        }),
      'ECOC_SIGNATUR_UTEN_SERTIFIKAT',
    ],
    ['no KeyInfo', () => forged({ keyInfo: '' }), 'ECOC_SIGNATUR_UTEN_SERTIFIKAT'],
    [
      'a certificate that is none',
      () => forged({ keyInfo: '<KeyInfo><X509Data><X509Certificate>AAAA</X509Certificate></X509Data></KeyInfo>' }),
      'ECOC_SIGNATUR_UTEN_SERTIFIKAT',
    ],
    [
      'a certificate from elsewhere',
      () => forged({ keyInfo: `<KeyInfo><RetrievalMethod URI="http://x.example/c"/></KeyInfo>` }),
      'ECOC_SIGNATUR_UTEN_SERTIFIKAT',
    ],
    [
      'a transform by XSLT',
      () =>
        forged({
          transforms:
            algorithm('Transform', `${DSIG}enveloped-signature`) +
            '<Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"><stylesheet xmlns="http://www.w3.org/1999/XSL/Transform"/></Transform>',
        }),
      'ECOC_SIGNATUR_TRANSFORM_IKKE_TILLATT',
    ],
    [
      'a transform by XPath',
      () =>
        forged({
          transforms:
            algorithm('Transform', `${DSIG}enveloped-signature`) +
            '<Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><XPath>0</XPath></Transform>',
        }),
      'ECOC_SIGNATUR_TRANSFORM_IKKE_TILLATT',
    ],
    [
      'a transform that decodes base64',
      () =>
        forged({
          transforms: algorithm('Transform', `${DSIG}enveloped-signature`) + algorithm('Transform', `${DSIG}base64`),
        }),
      'ECOC_SIGNATUR_TRANSFORM_IKKE_TILLATT',
    ],
    [
      'canonical XML with comments',
      () =>
        forged({
          transforms:
            algorithm('Transform', `${DSIG}enveloped-signature`) + algorithm('Transform', `${EXCLUSIVE}WithComments`),
        }),
      'ECOC_SIGNATUR_TRANSFORM_IKKE_TILLATT',
    ],
    [
      'no enveloped transform',
      () => forged({ transforms: algorithm('Transform', EXCLUSIVE) }),
      'ECOC_SIGNATUR_TRANSFORM_IKKE_TILLATT',
    ],
    [
      'SignedInfo canonicalised in another way',
      () => forged({ canonicalization: algorithm('CanonicalizationMethod', `${INCLUSIVE}#WithComments`) }),
      'ECOC_SIGNATUR_TRANSFORM_IKKE_TILLATT',
    ],
    [
      'a reference to a part',
      () => forge(unsignedText().replace('<Header>', '<Header Id="h">'), { uri: '#h' }),
      'ECOC_SIGNATUR_DEKKER_IKKE_DOKUMENTET',
    ],
    ['a reference to a file', () => forged({ uri: 'file:///etc/hostname' }), 'ECOC_SIGNATUR_DEKKER_IKKE_DOKUMENTET'],
    ['a reference without URI', () => forged({ uri: null }), 'ECOC_SIGNATUR_DEKKER_IKKE_DOKUMENTET'],
    [
      'a second reference elsewhere',
      () =>
        forged({
          moreReferences: `<Reference URI="http://x.example/">${algorithm('DigestMethod', 'http://www.w3.org/2001/04/xmlenc#sha256')}<DigestValue>AAAA</DigestValue></Reference>`,
        }),
      'ECOC_SIGNATUR_DEKKER_IKKE_DOKUMENTET',
    ],
    [
      'the document again in an Object',
      () => forged({ objects: `<Object Id="o">${unsignedText()}</Object>` }),
      'ECOC_SIGNATUR_UGYLDIG_FORM',
    ],
    ['a manifest', () => forged({ objects: '<Object><Manifest></Manifest></Object>' }), 'ECOC_SIGNATUR_UGYLDIG_FORM'],
    [
      'SignedInfo twice',
      () => inFile('<SignatureValue>', '<SignedInfo/><SignatureValue>'),
      'ECOC_SIGNATUR_UGYLDIG_FORM',
    ],
  ])('refuses %s', (_, make, code) => {
    expect(verdictsOn(make())).toBe(broken(code));
  });

  it('refuses the signed document inside another root', () => {
    const signed = forged();
    const wrapped = `<InitialVehicleInformation xmlns="http://eu.ereg.initialvehicleinformation.v2">${unsignedText().replace(/^<[^>]*>|<\/[^>]*>$/g, '')}${signed}</InitialVehicleInformation>`;
    expect(verdictsOn(wrapped)).toBe(broken('ECOC_SIGNATUR_FEILPLASSERT'));
  });
});
