import { certificateBase64 } from '../fixtures/a-test-pki';
import { algorithm, DSIG, EXCLUSIVE, forge, INCLUSIVE } from '../fixtures/forge-signature';
import { forged, judgeSignature, passed, unsignedText, verdictsOn } from '../fixtures/judge-signature';
import { parseIvi } from '../parsing/parse-ivi';
import { checkSignature } from './check-signature';
import { readSignature } from './read-signature';
import { Refusal } from './refusal';
import { readSignedText } from './signed-text';

const XADES = 'http://uri.etsi.org/01903/v1.3.2#';
const malformed = 'ECOC_SIGNATUR_UGYLDIG_FORM';

/** The code and both texts of what is wrong with a document's signature. */
const faultIn = (text: string): string => {
  const [fault] = judgeSignature(text).integrity.errors;
  return fault ? [fault.code, fault.nb, fault.en].join(' | ') : passed;
};
const read = (text: string) => {
  const [signature] = readSignedText(text).signatures;
  if (!signature) throw new Error('no signature');
  return readSignature(signature.element);
};
const put = (before: string, what: string) => () => forged().replace(before, what + before);

describe('the form of a signature', () => {
  it.each<[string, () => string, ...string[]]>([
    ['a stray element in the signature', put('<SignatureValue>', '<Other></Other>'), malformed, 'contains Other'],
    ['a stray element in SignedInfo', put('<Reference', '<Other></Other>'), malformed, 'SignedInfo inneholder Other'],
    ['a stray element in Reference', put('<DigestMethod', '<Other></Other>'), malformed, 'Reference contains Other'],
    ['a stray element in Transforms', put('</Transforms>', '<Other></Other>'), malformed, 'Transforms contains Other'],
    [
      'a known name of another namespace',
      put('<SignatureValue>', '<KeyInfo xmlns="urn:x"></KeyInfo>'),
      malformed,
      'KeyInfo',
    ],
    [
      'a long name',
      put('<SignatureValue>', `<${'n'.repeat(60)}></${'n'.repeat(60)}>`),
      malformed,
      ` ${'n'.repeat(40)}.`,
      `contains ${'n'.repeat(40)}.`,
    ],
    [
      'no value',
      () => forged().replace(/<SignatureValue>.*<\/SignatureValue>/, ''),
      malformed,
      'SignatureValue mangler eller gjentas',
      'SignatureValue is missing or repeated',
    ],
    [
      'two digest methods',
      put('<DigestValue>', algorithm('DigestMethod', 'urn:x')),
      malformed,
      'DigestMethod is missing or repeated',
    ],
    [
      'a value that is empty',
      () => forged().replace(/(<SignatureValue>)[^<]*/, '$1 \n'),
      malformed,
      'SignatureValue er ikke base64',
      'SignatureValue is not base64',
    ],
    [
      'a value that begins with another character',
      () => forged().replace('<SignatureValue>', '<SignatureValue>-'),
      malformed,
      'not base64',
    ],
    [
      'a value that ends with another character',
      () => forged().replace('</SignatureValue>', '-</SignatureValue>'),
      malformed,
      'not base64',
    ],
    [
      'a value with too many signs of its end',
      () => forged().replace('</SignatureValue>', '===</SignatureValue>'),
      malformed,
      'not base64',
    ],
    ['two KeyInfo', put('<KeyInfo>', '<KeyInfo></KeyInfo>'), 'ECOC_SIGNATUR_UTEN_SERTIFIKAT'],
    ['a comment', put('<KeyInfo>', '<!-- c -->'), malformed, 'den har kommentarer i seg', 'it has comments inside it'],
    ['an instruction', put('<KeyInfo>', '<?p q?>'), malformed, 'it has comments inside it'],
    [
      'a key of another kind',
      () => forged({ signer: 'maker-ec', signatureMethod: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256' }),
      malformed,
      'av et annet slag',
      'another kind',
    ],
  ])('is refused with %s', (_, make, ...words) => {
    const fault = faultIn(make());
    expect(words.filter((word) => !fault.includes(word))).toEqual([]);
  });

  it.each<[string, string]>([
    ['something else than XAdES', '<Object><Other></Other></Object>'],
    ['properties of another namespace', `<Object><QualifyingProperties xmlns="urn:x"></QualifyingProperties></Object>`],
    ['something else of XAdES', `<Object><Other xmlns="${XADES}"></Other></Object>`],
    [
      'more than properties',
      `<Object><QualifyingProperties xmlns="${XADES}"></QualifyingProperties><Other></Other></Object>`,
    ],
    ['nothing', '<Object></Object>'],
    [
      'properties, beside another Object',
      `<Object><QualifyingProperties xmlns="${XADES}"><SignedProperties></SignedProperties></QualifyingProperties></Object><Object></Object>`,
    ],
  ])('is refused with an Object of %s', (_, objects) => {
    const fault = faultIn(forged({ objects }));
    expect(fault).toContain('Object inneholder annet enn XAdES-opplysninger');
    expect(fault).toContain('Object contains something else than XAdES properties');
  });

  it.each([10, 11])('takes at most ten certificates: %i', (count) => {
    const one = `<X509Certificate>${certificateBase64('maker')}</X509Certificate>`;
    const text = forged({ keyInfo: `<KeyInfo><X509Data>${one.repeat(count)}</X509Data></KeyInfo>` });
    expect(faultIn(text).includes('ECOC_SIGNATUR_UTEN_SERTIFIKAT')).toBe(count > 10);
  });
});

describe('the References of a signature', () => {
  const elsewhere = 'ECOC_SIGNATUR_DEKKER_IKKE_DOKUMENTET';
  const another = (uri: string): string =>
    `<Reference${uri}>${algorithm('DigestMethod', 'http://www.w3.org/2001/04/xmlenc#sha256')}<DigestValue>AAAA</DigestValue></Reference>`;

  it.each<[string, () => string, string]>([
    ['a part', () => forge(unsignedText(), { uri: '#h' }), 'refers to "#h"'],
    ['nothing', () => forged({ uri: null }), 'refers to nothing'],
    ['the document twice', () => forged({ moreReferences: another(' URI=""') }), 'refers to nothing'],
    ['a second thing', () => forged({ moreReferences: another(' URI="urn:x"') }), 'refers to "urn:x"'],
    ['a second nothing', () => forged({ moreReferences: another('') }), 'refers to nothing'],
    [
      'the document twice, and a second thing',
      () => forged({ moreReferences: another(' URI=""') + another(' URI="urn:x"') }),
      'refers to "urn:x"',
    ],
    [
      'an element without Id',
      () =>
        forged({
          moreReferences: another(' URI="#undefined" Type="http://uri.etsi.org/01903#SignedProperties"'),
          objects: `<Object><QualifyingProperties xmlns="${XADES}"><SignedProperties></SignedProperties></QualifyingProperties></Object>`,
        }),
      'refers to "#undefined"',
    ],
    [
      'properties that are not there',
      () => forged({ moreReferences: another(' URI="#p" Type="http://uri.etsi.org/01903#SignedProperties"') }),
      'refers to "#p"',
    ],
  ])('may not be to %s', (_, make, words) => {
    const fault = faultIn(make());
    expect(fault).toContain(elsewhere);
    expect(fault).toContain(words);
  });
});

describe('the canonical XML of a signature', () => {
  const prefixes = (list: string, element = 'InclusiveNamespaces', namespace = EXCLUSIVE): string =>
    `<Transform Algorithm="${EXCLUSIVE}"><${element} xmlns="${namespace}" PrefixList="${list}"></${element}></Transform>`;
  const enveloped = algorithm('Transform', `${DSIG}enveloped-signature`);
  const withTransforms = (...transforms: string[]): string => forged({ transforms: transforms.join('') });

  it.each([
    ['a  b', ['a', 'b']],
    [' #default\n\tc ', ['', 'c']],
    ['', []],
  ])('is exclusive with the prefixes "%s"', (list, inclusivePrefixes) => {
    expect(read(withTransforms(enveloped, prefixes(list))).document.method).toEqual({
      kind: 'exclusive',
      inclusivePrefixes,
    });
  });

  it.each([
    ['inclusive where nothing is said', '', 'inclusive'],
    ['exclusive where that is said', algorithm('Transform', EXCLUSIVE), 'exclusive'],
  ])('of its properties is %s', (_, transforms, kind) => {
    const reference = [
      '<Reference URI="#p" Type="http://uri.etsi.org/01903#SignedProperties">',
      `<Transforms>${transforms}</Transforms>`,
      `${algorithm('DigestMethod', 'http://www.w3.org/2001/04/xmlenc#sha256')}<DigestValue>AAAA</DigestValue></Reference>`,
    ];
    const objects = `<Object><QualifyingProperties xmlns="${XADES}"><SignedProperties Id="p"></SignedProperties></QualifyingProperties></Object>`;
    expect(read(forged({ moreReferences: reference.join(''), objects })).properties?.reference).toMatchObject({
      method: { kind },
      hash: 'sha256',
    });
  });

  it('is inclusive where nothing is said', () => {
    expect(read(forged())).toMatchObject({
      document: { method: { kind: 'inclusive', inclusivePrefixes: [] }, hash: 'sha256' },
      canonicalMethod: { kind: 'exclusive', inclusivePrefixes: [] },
      method: { hash: 'sha256', kind: 'rsa' },
      properties: null,
      certificates: [certificateBase64('maker')],
    });
  });

  it.each([
    ['none', '""', () => withTransforms()],
    [
      'an enveloped one with something in it',
      'enveloped-signature',
      () => withTransforms(`<Transform Algorithm="${DSIG}enveloped-signature"><XPath></XPath></Transform>`),
    ],
    [
      'two after it',
      EXCLUSIVE,
      () => withTransforms(enveloped, algorithm('Transform', INCLUSIVE), algorithm('Transform', EXCLUSIVE)),
    ],
    [
      'inclusive with prefixes',
      INCLUSIVE,
      () => withTransforms(enveloped, prefixes('a').replace(`Algorithm="${EXCLUSIVE}"`, `Algorithm="${INCLUSIVE}"`)),
    ],
    ['something else than prefixes', EXCLUSIVE, () => withTransforms(enveloped, prefixes('a', 'Other'))],
    [
      'prefixes of another namespace',
      EXCLUSIVE,
      () => withTransforms(enveloped, prefixes('a', 'InclusiveNamespaces', 'urn:x')),
    ],
    [
      'something else beside prefixes',
      EXCLUSIVE,
      () => withTransforms(enveloped, prefixes('a').replace('</Transform>', '<Other></Other></Transform>')),
    ],
    ['prefixes twice', EXCLUSIVE, () => withTransforms(enveloped, prefixes('a').replace(/<Incl.*<\/Incl\w+>/, '$&$&'))],
  ])('may not be %s', (_, words, make) => {
    expect(() => read(make())).toThrow(Refusal);
    expect(() => read(make())).toThrow(words);
    expect(() => read(make())).toThrow(
      expect.objectContaining({
        name: 'Refusal',
        finding: expect.objectContaining({ code: 'ECOC_SIGNATUR_TRANSFORM_IKKE_TILLATT' }),
      }),
    );
  });
});

describe('what was read of a document', () => {
  const receivedAt = '2026-10-15T10:00:00.000Z';
  const untidy = forged().replace('Mo i Rana', 'Mo <![CDATA[i]]> Rana');
  const documentOf = (text: string) => {
    const parsed = parseIvi(text);
    if (!parsed.ok) throw new Error(parsed.finding.en);
    return parsed.document;
  };
  const integrityWith = (readFrom: string): string => {
    const document = documentOf(readFrom);
    const { integrity } = checkSignature(
      { profile: '2.0', text: untidy, document, root: document.root, receivedAt },
      { trustAnchors: [], intermediates: [], revocationLists: [], signers: [] },
    );
    return [integrity.verdict, ...integrity.errors.map(({ code }) => code)].join(' ');
  };

  it.each([
    ['the same', (text: string) => text, 'passed'],
    ['another value', (text: string) => text.replace('2130', '2131'), 'failed ECOC_SIGNATUR_INNHOLD_ENDRET'],
    [
      'another name',
      (text: string) => text.replaceAll('ActualMass>', 'OtherMass>'),
      'failed ECOC_SIGNATUR_INNHOLD_ENDRET',
    ],
    [
      'one element more',
      (text: string) => text.replace('<MassGroup>', '<MassGroup/><MassGroup>'),
      'failed ECOC_SIGNATUR_INNHOLD_ENDRET',
    ],
    [
      'one element more at the end',
      (text: string) => text.replace('</MassGroup>', '<ActualMass/></MassGroup>'),
      'failed ECOC_SIGNATUR_INNHOLD_ENDRET',
    ],
    [
      'one element less',
      (text: string) => text.replace(/<ActualMass>.*<\/ActualMass>/, ''),
      'failed ECOC_SIGNATUR_INNHOLD_ENDRET',
    ],
  ])('must be what was signed: %s', (_, change, expected) => {
    expect(integrityWith(change(untidy))).toBe(expected);
  });

  it('says on which line a comment stands in a value', () => {
    const lineOf = (text: string) => judgeSignature(text).integrity.errors[0]?.line;
    const commented = unsignedText().replace('2130', '21<!-- -->30');
    const line = commented.slice(0, commented.indexOf('<!--')).split('\n').length;
    const signed = forged().replace('2130', '21<!-- -->30');
    expect(lineOf(signed)).toBe(line);
    expect(lineOf(`\n\n${signed}`)).toBe(line + 2);
    expect(lineOf(signed.replaceAll('\n', '\r\n'))).toBe(line);
    expect(verdictsOn(signed)).toContain('ECOC_KOMMENTAR_I_VERDI');
  });
});
