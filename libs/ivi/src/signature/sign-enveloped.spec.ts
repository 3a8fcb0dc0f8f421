import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { certificateBase64, certificatePem, testSignerOf } from '../fixtures/a-test-pki';
import { writeIvi } from '../writing/write-ivi';
import { NotCanonicalError } from './canonical-form';
import { signEnveloped } from './sign-enveloped';

const fixture = (name: string): string => join(__dirname, '..', 'fixtures', name);
const signer = {
  privateKeyPem: readFileSync(fixture('test-signer.key.pem'), 'utf8'),
  certificatePem: readFileSync(fixture('test-signer.cert.pem'), 'utf8'),
};

const aDocument = (): string =>
  writeIvi({
    Header: { IviReferenceId: '6a2957d3-4a32-41a6-a2d0-50681e0bf5e1', IviVersionNumber: 1 },
    CocDataGroup: {
      MakeTable: { MakeGroup: [{ Make: 'BØ & SØNN <A>\r"B"' }, { Make: 'ŠKODA \u{1F697}' }] },
      RemarkTable: null,
    },
  });

const verifies = (xml: string): boolean => {
  const signature = new DOMParser()
    .parseFromString(xml, 'text/xml')
    .getElementsByTagNameNS('http://www.w3.org/2000/09/xmldsig#', 'Signature')
    .item(0);
  const verifier = new SignedXml({ publicCert: signer.certificatePem });
  verifier.loadSignature(signature as unknown as Node);
  try {
    return verifier.checkSignature(xml);
  } catch {
    return false;
  }
};

describe('signEnveloped', () => {
  it('makes a signature that an independent verifier accepts', () => {
    expect(verifies(signEnveloped(aDocument(), signer))).toBe(true);
  });

  it('makes a signature that a declaration before the root does not disturb', () => {
    expect(verifies(`<?xml version="1.0" encoding="UTF-8"?>\n${signEnveloped(aDocument(), signer)}`)).toBe(true);
  });

  it('makes a signature that breaks with any change of the content', () => {
    const signed = signEnveloped(aDocument(), signer);
    expect(verifies(signed.replace('ŠKODA', 'SKODA'))).toBe(false);
    expect(verifies(signed.replace('</CocDataGroup>', '</CocDataGroup> '))).toBe(false);
  });

  it('carries the certificate and the profile of the setup manual', () => {
    const signed = signEnveloped(aDocument(), signer);
    expect(signed).toContain(
      '<Reference URI=""><Transforms><Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"></Transform></Transforms>',
    );
    expect(signed).toContain(signer.certificatePem.split('\n').slice(1, -2).join(''));
    expect(signed.endsWith('</Signature></InitialVehicleInformation>')).toBe(true);
  });

  it('carries the whole chain in the order given, and signs each document with the signer it is told', () => {
    const chain = { ...testSignerOf('maker'), certificatePem: certificatePem('maker') + certificatePem('issuing') };
    const certificates = (['maker', 'issuing'] as const)
      .map((name) => `<X509Certificate>${certificateBase64(name)}</X509Certificate>`)
      .join('');
    const keyInfo = `</SignatureValue><KeyInfo><X509Data>${certificates}</X509Data></KeyInfo></Signature>`;
    expect(signEnveloped(aDocument(), chain)).toContain(keyInfo);
    expect(signEnveloped(aDocument(), chain)).toBe(signEnveloped(aDocument(), { ...chain }));
    expect(signEnveloped(aDocument(), signer)).not.toContain(keyInfo);
  });

  it.each([
    ['a declaration', '<?xml version="1.0"?><a></a>'],
    ['a comment', '<a><!-- c --></a>'],
    ['a processing instruction', '<a><?p q?></a>'],
    ['a DOCTYPE', '<!DOCTYPE a><a></a>'],
    ['CDATA', '<a><![CDATA[x]]></a>'],
    ['a self-closing tag', '<a><b/></a>'],
    ['a carriage return', '<a>\r\n</a>'],
    ['single quotes', "<a b='c'></a>"],
    ['unsorted attributes', '<a c="1" b="2"></a>'],
    ['a namespace after an attribute', '<a b="2" xmlns="urn:x"></a>'],
    ['a namespace on an inner element', '<a xmlns="urn:x"><b xmlns="urn:x"></b></a>'],
    ['a prefixed attribute', '<a xmlns:x="urn:x" x:b="2"></a>'],
    ['a repeated attribute', '<a b="2" b="2"></a>'],
    ['a bare >', '<a>></a>'],
    ['a numeric reference', '<a>&#65;</a>'],
    ['blanks in a tag', '<a ></a>'],
    ['two roots', '<a></a><b></b>'],
    ['text after the root', '<a></a>\n'],
    ['an open element', '<a><b></b>'],
    ['crossed elements', '<a><b></a></b>'],
    ['nothing', ''],
  ])('refuses %s, whose digest would not be that of the text', (_, xml) => {
    expect(() => signEnveloped(xml, signer)).toThrow(NotCanonicalError);
  });
});
