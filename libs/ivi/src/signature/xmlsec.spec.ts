import { randomUUID } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aCar } from '../fixtures/an-ecoc';
import { anIvi1Text, asUtf16 } from '../fixtures/an-ivi1-ecoc';
import { aSignaturePolicy, certificatePem, testSignerOf, type TestSigner } from '../fixtures/a-test-pki';
import { algorithm, DSIG, EXCLUSIVE, forge, INCLUSIVE } from '../fixtures/forge-signature';
import { parseIvi } from '../parsing/parse-ivi';
import { writeIvi } from '../writing/write-ivi';
import { checkSignature } from './check-signature';
import { signEnveloped } from './sign-enveloped';

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const hasXmlsec = spawnSync('xmlsec1', ['--version']).status === 0;
if (!hasXmlsec) process.stderr.write('skipped: signatures against xmlsec1 (the program xmlsec1 is not installed)\n');

const integrityOf = (text: string) => {
  const parsed = parseIvi(text);
  if (!parsed.ok) throw new Error(parsed.finding.en);
  const { document } = parsed;
  const receivedAt = '2026-10-15T10:00:00.000Z';
  return checkSignature({ profile: '2.0', text, document, root: document.root, receivedAt }, aSignaturePolicy());
};

/** As other programs write documents: a declaration, blanks, CDATA, references, namespaces that nobody uses. */
const untidy = (xml: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\r\n<!-- made by hand -->\r\n${xml
    .replace('>', ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" >')
    .replace('Mo i Rana', '<![CDATA[Mo & i]]> R&#xE5;na')
    .replaceAll('\n', '\r\n')}\r\n`;

const template = (canonicalization: string, kind: 'rsa' | 'ecdsa', transforms: string): string =>
  [
    `<ds:Signature xmlns:ds="${DSIG}">\n  <ds:SignedInfo>\n    `,
    algorithm('ds:CanonicalizationMethod', canonicalization),
    algorithm('ds:SignatureMethod', `${MORE}${kind}-sha256`),
    `\n    <ds:Reference URI=""><ds:Transforms>${algorithm('ds:Transform', `${DSIG}enveloped-signature`)}${transforms}</ds:Transforms>`,
    `${algorithm('ds:DigestMethod', 'http://www.w3.org/2001/04/xmlenc#sha256')}<ds:DigestValue></ds:DigestValue></ds:Reference>\n  </ds:SignedInfo>`,
    '<ds:SignatureValue></ds:SignatureValue><ds:KeyInfo><ds:X509Data></ds:X509Data></ds:KeyInfo></ds:Signature>',
  ].join('');

(hasXmlsec ? describe : describe.skip)('signatures against xmlsec1', () => {
  const directory = mkdtempSync(join(tmpdir(), 'xmlsec-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  const keep = (content: string | Uint8Array): string => {
    const path = join(directory, randomUUID());
    writeFileSync(path, content);
    return path;
  };
  const run = (...options: string[]) => spawnSync('xmlsec1', options, { encoding: 'utf8' });

  const signWithXmlsec = (unsigned: string, signer: TestSigner): string => {
    const { privateKeyPem } = testSignerOf(signer);
    const output = join(directory, randomUUID());
    const keys = `${keep(privateKeyPem)},${keep(certificatePem(signer))}`;
    const { status, stderr } = run('--sign', '--privkey-pem', keys, '--output', output, keep(unsigned));
    if (status !== 0) throw new Error(stderr);
    return readFileSync(output, 'utf8');
  };

  const xmlsecAccepts = (signed: string | Uint8Array, signer: TestSigner): boolean =>
    run('--verify', '--enabled-key-data', 'x509', '--verification-gmt-time', '2026-10-15 10:00:00', '--trusted-pem', keep(certificatePem(signer === 'maker-ec521' ? signer : 'root')), '--untrusted-pem', keep(certificatePem('issuing')), '--pubkey-cert-pem', keep(certificatePem(signer)), keep(signed)).status === 0; // prettier-ignore

  const cases = [EXCLUSIVE, INCLUSIVE].flatMap((canonicalization) =>
    (['maker', 'maker-ec'] as const).flatMap((signer) =>
      ['', algorithm('ds:Transform', EXCLUSIVE), algorithm('ds:Transform', INCLUSIVE)].map(
        (transforms) => [signer, canonicalization, transforms] as const,
      ),
    ),
  );

  it.each(cases)('believes what it signs with the key of %s, %s, %s', (signer, canonicalization, transforms) => {
    const kind = signer === 'maker' ? 'rsa' : 'ecdsa';
    const xml = untidy(writeIvi(aCar()));
    const end = xml.lastIndexOf('</');
    const signed = signWithXmlsec(
      `${xml.slice(0, end)}${template(canonicalization, kind, transforms)}${xml.slice(end)}`,
      signer,
    );
    expect(integrityOf(signed)).toMatchObject({
      integrity: { verdict: 'passed' },
      identity: { verdict: 'passed' },
      trust: { verdict: 'passed' },
    });
    expect(integrityOf(signed.replace('2130', '2131')).integrity.verdict).toBe('failed');
  });

  it('believes what signEnveloped signs, as we do', () => {
    const signed = signEnveloped(writeIvi(aCar()), testSignerOf('maker'));
    expect(xmlsecAccepts(signed, 'maker')).toBe(true);
    expect(integrityOf(signed).integrity.verdict).toBe('passed');
    expect(xmlsecAccepts(signed.replace('2130', '2131'), 'maker')).toBe(false);
  });

  it('believes what signEnveloped signs of characters that XML writes otherwise', () => {
    const makes = [{ Make: 'BØ & SØNN <A>\r"B"' }, { Make: 'ŠKODA \u{1F697}' }];
    const unsigned = writeIvi({ CocDataGroup: { MakeTable: { MakeGroup: makes }, RemarkTable: null } });
    expect(xmlsecAccepts(signEnveloped(unsigned, testSignerOf('maker')), 'maker')).toBe(true);
  });

  it('believes an IVI 1.x in UTF-16 that specifications sign', () => {
    const signed = forge(anIvi1Text());
    expect(xmlsecAccepts(asUtf16(signed), 'maker')).toBe(true);
    expect(xmlsecAccepts(asUtf16(signed.replace('2105', '2106')), 'maker')).toBe(false);
  });

  it.each(['maker', 'maker-ec', 'maker-ec384', 'maker-ec521'] as const)(
    'believes what specifications sign with %s',
    (signer) => {
      const signed = forge(untidy(writeIvi(aCar())), { signer });
      expect(xmlsecAccepts(signed, signer)).toBe(true);
    },
  );
});
