import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { aCar, aVin, type Car } from '../fixtures/an-ecoc';
import { aSignaturePolicy, certificateBase64, certificatePem, type TestSigner } from '../fixtures/a-test-pki';
import { algorithm, DSIG, EXCLUSIVE, forge, type Forgery, INCLUSIVE, signatureIn } from '../fixtures/forge-signature';
import type { SignaturePolicy } from '../ecoc-policy';
import { SIGNATURE_NAMESPACE } from '../namespaces';
import { parseIvi } from '../parsing/parse-ivi';
import { writeIvi } from '../writing/write-ivi';
import { canonicaliseElement, inclusive } from './canonical/canonicalise';
import { checkSignature } from './check-signature';

const receivedAt = '2026-10-15T10:00:00.000Z';

const xml = (change: (car: Car) => void = () => undefined): string => {
  const car = aCar();
  change(car);
  return writeIvi(car);
};

const judge = (text: string, policy: SignaturePolicy = aSignaturePolicy()) => {
  const parsed = parseIvi(text);
  if (!parsed.ok) throw new Error(parsed.finding.en);
  const { document } = parsed;
  return checkSignature({ profile: '2.0', text, document, root: document.root, receivedAt }, policy);
};

/** The codes on all three sides, after the verdicts. */
const summary = (text: string, policy?: SignaturePolicy): string => {
  const { integrity, identity, trust } = judge(text, policy);
  const sides = [integrity, identity, trust];
  return [
    sides.map(({ verdict }) => verdict).join(' '),
    ...sides.flatMap(({ errors }) => errors.map(({ code }) => code)),
  ].join(' ');
};

const passed = 'passed passed passed';
const broken = (code: string): string => `failed notChecked notChecked ${code}`;

const forged = (change: Partial<Forgery>): string => forge(xml(), change);

describe('checkSignature', () => {
  it.each(['maker', 'maker-ec', 'maker-ec384'] as const)('believes a document that %s signed', (signer) => {
    expect(summary(forged({ signer }))).toBe(passed);
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
    expect(summary(change(forged({})))).toBe(passed);
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
    expect(summary(forged(change), aSignaturePolicy())).toBe(passed);
  });

  it('believes a chain that only the document brings', () => {
    const certificates = (['maker', 'issuing'] as const)
      .map((name) => `<X509Certificate>${certificateBase64(name)}</X509Certificate>`)
      .join('');
    const text = forged({ keyInfo: `<KeyInfo><X509Data>${certificates}</X509Data></KeyInfo>` });
    expect(summary(text, aSignaturePolicy({ intermediates: [] }))).toBe(passed);
    expect(summary(forged({}), aSignaturePolicy({ intermediates: [] }))).toBe(
      'passed passed failed ECOC_SERTIFIKAT_UTEN_TILLIT',
    );
  });
});

describe('checkSignature, integrity', () => {
  const inFile = (from: string, to: string) => forged({}).replace(from, to);
  const hmac = 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256';
  const publicBytes = Buffer.from(certificatePem('maker'));

  it.each([
    ['no signature', xml(), 'ECOC_SIGNATUR_MANGLER'],
    ['two signatures', forge(forged({})), 'ECOC_SIGNATUR_FLERE'],
    ['a signature that is not below the root', moved(forged({})), 'ECOC_SIGNATUR_FEILPLASSERT'],
    ['a changed value', inFile('2130', '2131'), 'ECOC_SIGNATUR_INNHOLD_ENDRET'],
    ['a changed name of an element', inFile('<Colour>6</Colour>', '<Color>6</Color>'), 'ECOC_SIGNATUR_INNHOLD_ENDRET'],
    ['a namespace declared once more', inFile('<Header>', '<Header xmlns:x="urn:x">'), 'ECOC_SIGNATUR_INNHOLD_ENDRET'],
    ['a processing instruction put in', inFile('<Header>', '<?x?><Header>'), 'ECOC_SIGNATUR_INNHOLD_ENDRET'],
    ['another digest', inFile('<DigestValue>', '<DigestValue>AAAA'), 'ECOC_SIGNATUR_STEMMER_IKKE'],
    ['a changed signature value', forged({ signedWith: () => Buffer.alloc(256, 1) }), 'ECOC_SIGNATUR_STEMMER_IKKE'],
    ['an empty signature value', forged({ signedWith: () => Buffer.alloc(0) }), 'ECOC_SIGNATUR_UGYLDIG_FORM'],
    [
      'an ECDSA value in DER',
      forged({ signer: 'maker-ec', signedWith: () => Buffer.alloc(71, 0x30) }),
      'ECOC_SIGNATUR_STEMMER_IKKE',
    ],
    [
      'an ECDSA value of zeros',
      forged({ signer: 'maker-ec', signedWith: () => Buffer.alloc(64) }),
      'ECOC_SIGNATUR_STEMMER_IKKE',
    ],
    [
      'the certificate of another',
      forged({ keyInfo: forged({ signer: 'other' }).match(/<KeyInfo>.*<\/KeyInfo>/)?.[0] ?? '' }),
      'ECOC_SIGNATUR_STEMMER_IKKE',
    ],
    ['a comment inside a value', inFile(aVin, `${aVin.slice(0, 4)}<!-- -->${aVin.slice(4)}`), 'ECOC_KOMMENTAR_I_VERDI'],
    ['a comment inside the digest', inFile('<DigestValue>', '<DigestValue><!-- -->'), 'ECOC_KOMMENTAR_I_VERDI'],
    ['a comment inside the signature', inFile('<KeyInfo>', '<!-- --><KeyInfo>'), 'ECOC_SIGNATUR_UGYLDIG_FORM'],
    [
      'the same id twice',
      inFile('<Header>', '<Header Id="a">').replace('<MassGroup>', '<MassGroup ID="a">'),
      'ECOC_SIGNATUR_GJENTATT_ID',
    ],
    [
      'a keyed hash with the certificate as its key',
      forged({
        signatureMethod: hmac,
        signedWith: (content) => createHmac('sha256', publicBytes).update(content).digest(),
      }),
      'ECOC_SIGNATUR_ALGORITME_IKKE_TILLATT',
    ],
    ['RSA with SHA-1', forged({ signatureMethod: `${DSIG}rsa-sha1` }), 'ECOC_SIGNATUR_SVAK_ALGORITME'],
    ['a SHA-1 digest', forged({ digestMethod: `${DSIG}sha1` }), 'ECOC_SIGNATUR_SVAK_ALGORITME'],
    [
      'an algorithm with the name of a property of all objects',
      forged({ digestMethod: 'constructor' }),
      'ECOC_SIGNATUR_ALGORITME_IKKE_TILLATT',
    ],
    ['an RSA key of 1024 bits', forged({ signer: 'weak' }), 'ECOC_SIGNATUR_SVAK_ALGORITME'],
    [
      'a key of another kind than the method',
      forged({ signer: 'maker-ec', signatureMethod: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256' }),
      'ECOC_SIGNATUR_UGYLDIG_FORM',
    ],
    [
      'a bare key instead of a certificate',
      forged({
        keyInfo:
          '<KeyInfo><KeyValue><RSAKeyValue><Modulus>AA==</Modulus><Exponent>AQAB</Exponent></RSAKeyValue></KeyValue></KeyInfo>',
      }),
      'ECOC_SIGNATUR_UTEN_SERTIFIKAT',
    ],
    ['no KeyInfo', forged({ keyInfo: '' }), 'ECOC_SIGNATUR_UTEN_SERTIFIKAT'],
    [
      'a certificate that is none',
      forged({ keyInfo: '<KeyInfo><X509Data><X509Certificate>AAAA</X509Certificate></X509Data></KeyInfo>' }),
      'ECOC_SIGNATUR_UTEN_SERTIFIKAT',
    ],
    [
      'a certificate from elsewhere',
      forged({ keyInfo: `<KeyInfo><RetrievalMethod URI="http://x.example/c"/></KeyInfo>` }),
      'ECOC_SIGNATUR_UTEN_SERTIFIKAT',
    ],
    [
      'a transform by XSLT',
      forged({
        transforms:
          algorithm('Transform', `${DSIG}enveloped-signature`) +
          '<Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"><stylesheet xmlns="http://www.w3.org/1999/XSL/Transform"/></Transform>',
      }),
      'ECOC_SIGNATUR_TRANSFORM_IKKE_TILLATT',
    ],
    [
      'a transform by XPath',
      forged({
        transforms:
          algorithm('Transform', `${DSIG}enveloped-signature`) +
          '<Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"><XPath>0</XPath></Transform>',
      }),
      'ECOC_SIGNATUR_TRANSFORM_IKKE_TILLATT',
    ],
    [
      'a transform that decodes base64',
      forged({
        transforms: algorithm('Transform', `${DSIG}enveloped-signature`) + algorithm('Transform', `${DSIG}base64`),
      }),
      'ECOC_SIGNATUR_TRANSFORM_IKKE_TILLATT',
    ],
    [
      'canonical XML with comments',
      forged({
        transforms:
          algorithm('Transform', `${DSIG}enveloped-signature`) + algorithm('Transform', `${EXCLUSIVE}WithComments`),
      }),
      'ECOC_SIGNATUR_TRANSFORM_IKKE_TILLATT',
    ],
    [
      'no enveloped transform',
      forged({ transforms: algorithm('Transform', EXCLUSIVE) }),
      'ECOC_SIGNATUR_TRANSFORM_IKKE_TILLATT',
    ],
    [
      'SignedInfo canonicalised in another way',
      forged({ canonicalization: algorithm('CanonicalizationMethod', `${INCLUSIVE}#WithComments`) }),
      'ECOC_SIGNATUR_TRANSFORM_IKKE_TILLATT',
    ],
    [
      'a reference to a part',
      forge(xml().replace('<Header>', '<Header Id="h">'), { uri: '#h' }),
      'ECOC_SIGNATUR_DEKKER_IKKE_DOKUMENTET',
    ],
    ['a reference to a file', forged({ uri: 'file:///etc/hostname' }), 'ECOC_SIGNATUR_DEKKER_IKKE_DOKUMENTET'],
    ['a reference without URI', forged({ uri: null }), 'ECOC_SIGNATUR_DEKKER_IKKE_DOKUMENTET'],
    [
      'a second reference elsewhere',
      forged({
        moreReferences: `<Reference URI="http://x.example/">${algorithm('DigestMethod', 'http://www.w3.org/2001/04/xmlenc#sha256')}<DigestValue>AAAA</DigestValue></Reference>`,
      }),
      'ECOC_SIGNATUR_DEKKER_IKKE_DOKUMENTET',
    ],
    [
      'the document again in an Object',
      forged({ objects: `<Object Id="o">${xml()}</Object>` }),
      'ECOC_SIGNATUR_UGYLDIG_FORM',
    ],
    ['a manifest', forged({ objects: '<Object><Manifest></Manifest></Object>' }), 'ECOC_SIGNATUR_UGYLDIG_FORM'],
    ['SignedInfo twice', inFile('<SignatureValue>', '<SignedInfo/><SignatureValue>'), 'ECOC_SIGNATUR_UGYLDIG_FORM'],
  ])('refuses %s', (_, text, code) => {
    expect(summary(text)).toBe(broken(code));
  });

  it('refuses the signed document inside another root', () => {
    const signed = forged({});
    const wrapped = `<InitialVehicleInformation xmlns="http://eu.ereg.initialvehicleinformation.v2">${xml().replace(/^<[^>]*>|<\/[^>]*>$/g, '')}${signed}</InitialVehicleInformation>`;
    expect(summary(wrapped)).toBe(broken('ECOC_SIGNATUR_FEILPLASSERT'));
  });

  it('never believes a document that was changed by one character', () => {
    const signed = forged({});
    const signature = signatureIn(signed);
    const numRuns = process.env.KJOREKLAR_LONG_TESTS === '1' ? 20_000 : 300;
    const places = fc.nat({ max: signature.start + signature.children[0]!.end - signature.children[0]!.start - 1 });
    fc.assert(
      fc.property(
        places,
        fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0xa0, max: 0xff })),
        (place, code) => {
          const at = place < signature.start ? place : signature.children[0]!.start + place - signature.start;
          const changed = signed.slice(0, at) + String.fromCharCode(code) + signed.slice(at + 1);
          fc.pre(changed !== signed && parseIvi(changed).ok);
          expect(judge(changed).integrity.verdict).toBe('failed');
        },
      ),
      { numRuns },
    );
  });
});

/** With its signature inside the header. */
function moved(signed: string): string {
  const { start, end } = signatureIn(signed);
  const rest = signed.slice(0, start) + signed.slice(end);
  return rest.replace('<Header>', `<Header>${signed.slice(start, end)}`);
}

describe('checkSignature, a file that was reformatted after signing', () => {
  const reformatted = broken('ECOC_SIGNATUR_OMFORMATERT');
  const packed = (text: string): string => text.replace(/>\s+</g, '><');
  const indented = (text: string, indent: string): string => {
    let depth = 0;
    return packed(text)
      .replace(/></g, '>\n<')
      .split('\n')
      .map((line) => {
        if (line.startsWith('</')) depth -= 1;
        const placed = indent.repeat(depth) + line;
        if (/^<[^/][^>]*>$/.test(line)) depth += 1;
        return placed;
      })
      .join('\n');
  };

  it.each([
    ['packed, then laid out', indented(forge(packed(xml())), '  ')],
    ['laid out, then packed', packed(forged({}))],
    ['one line each, then indented', indented(forged({}), '    ')],
    ['indented, then packed', packed(forge(indented(xml(), '\t')))],
    ['indented, then otherwise', indented(forge(indented(xml(), '  ')), '\t')],
    ['only in its signature', forged({}).replaceAll('<SignatureMethod', '\n<SignatureMethod')],
  ])('says so when it was %s', (_, text) => {
    expect(summary(text)).toBe(reformatted);
  });

  it('does not say so when the content was changed too', () => {
    const text = indented(forge(packed(xml())), '  ').replace('2130', '2131');
    expect(summary(text)).toBe(broken('ECOC_SIGNATUR_OMFORMATERT_OG_ENDRET'));
    expect(summary(packed(forged({})).replace('2130', '2131'))).toBe(broken('ECOC_SIGNATUR_INNHOLD_ENDRET'));
  });

  it('does not take blanks inside a value for white space between elements', () => {
    expect(summary(forged({}).replace('Mo i Rana', 'Mo  i Rana'))).toBe(broken('ECOC_SIGNATUR_INNHOLD_ENDRET'));
  });
});

const XADES = 'http://uri.etsi.org/01903/v1.3.2#';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

describe('checkSignature, XAdES', () => {
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
    expect(summary(xades(properties(element)))).toBe(passed);
  });

  it.each([
    ['another certificate', xades(properties('SigningCertificateV2', 'other')), 'ECOC_SIGNATUR_SERTIFIKAT_BYTTET'],
    [
      'properties that are not covered',
      xades(properties('SigningCertificateV2'), ''),
      'ECOC_SIGNATUR_XADES_IKKE_DEKKET',
    ],
    [
      'properties that were changed',
      xades(properties('SigningCertificateV2')).replace('<SignedSignatureProperties>', '<SignedSignatureProperties> '),
      'ECOC_SIGNATUR_XADES_IKKE_DEKKET',
    ],
    [
      'a reference of another type',
      xades(properties('SigningCertificateV2'), reference(properties('SigningCertificateV2'), 'urn:x')),
      'ECOC_SIGNATUR_DEKKER_IKKE_DOKUMENTET',
    ],
    [
      'a reference to something else',
      xades(properties('SigningCertificateV2'), reference(properties('SigningCertificateV2'), undefined, '#q')),
      'ECOC_SIGNATUR_DEKKER_IKKE_DOKUMENTET',
    ],
    [
      'a certificate named by SHA-1',
      xades(properties('SigningCertificate').replace(SHA256, `${DSIG}sha1`)),
      'ECOC_SIGNATUR_SVAK_ALGORITME',
    ],
  ])('refuses %s', (_, text, code) => {
    expect(summary(text)).toBe(broken(code));
  });
});
