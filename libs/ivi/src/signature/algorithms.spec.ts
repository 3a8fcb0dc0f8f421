import { constants, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { aSignaturePolicy, certificatePem, type TestSigner, testSignerOf } from '../fixtures/a-test-pki';
import { DSIG } from '../fixtures/forge-signature';
import { broken, forged, judgeSignature, passed, verdictsOn } from '../fixtures/judge-signature';
import { judgeKey, type SignatureMethod } from './algorithms';

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const MORE_2007 = 'http://www.w3.org/2007/05/xmldsig-more#';
const trusted = aSignaturePolicy({ trustAnchors: [certificatePem('root'), certificatePem('maker-ec521')] });
const messageOn = (text: string): string => judgeSignature(text).integrity.errors[0]?.en ?? '';

describe('the algorithms of signatures', () => {
  it.each<[string, TestSigner]>([
    [`${MORE}rsa-sha256`, 'maker'],
    [`${MORE}rsa-sha384`, 'maker'],
    [`${MORE}rsa-sha512`, 'maker'],
    [`${MORE_2007}sha256-rsa-MGF1`, 'maker'],
    [`${MORE_2007}sha384-rsa-MGF1`, 'maker'],
    [`${MORE_2007}sha512-rsa-MGF1`, 'maker'],
    [`${MORE}ecdsa-sha256`, 'maker-ec'],
    [`${MORE}ecdsa-sha384`, 'maker-ec384'],
    [`${MORE}ecdsa-sha512`, 'maker-ec521'],
    [`${MORE}ecdsa-sha256`, 'maker-ec521'],
  ])('take %s with the key of %s', (signatureMethod, signer) => {
    const text = forged({ signatureMethod, signer });
    expect(verdictsOn(text, trusted)).toBe(passed);
    expect(verdictsOn(text.replace('2130', '2131'), trusted)).toBe(broken('ECOC_SIGNATUR_INNHOLD_ENDRET'));
  });

  it.each(['http://www.w3.org/2001/04/xmlenc#sha256', `${MORE}sha384`, 'http://www.w3.org/2001/04/xmlenc#sha512'])(
    'take digests by %s',
    (digestMethod) => {
      expect(verdictsOn(forged({ digestMethod }))).toBe(passed);
    },
  );

  const weak = 'ECOC_SIGNATUR_SVAK_ALGORITME';
  const forbidden = 'ECOC_SIGNATUR_ALGORITME_IKKE_TILLATT';

  it.each([
    [`${DSIG}rsa-sha1`, weak],
    [`${DSIG}dsa-sha1`, weak],
    [`${MORE}ecdsa-sha1`, weak],
    [`${MORE}rsa-md5`, weak],
    [`${MORE}RSA-MD5`, weak],
    [`${DSIG}hmac-sha1`, forbidden],
    [`${MORE}hmac-md5`, forbidden],
    [`${MORE}hmac-sha256`, forbidden],
    [`${MORE}rsa-sha224`, forbidden],
    [`${MORE}rsa-sha1-and-more`, forbidden],
    [`${MORE}rsasha1`, forbidden],
    ['', forbidden],
  ])('refuse signatures by "%s"', (signatureMethod, code) => {
    const text = forged({ signatureMethod, signedWith: () => Buffer.alloc(256, 1) });
    expect(verdictsOn(text)).toBe(broken(code));
    expect(messageOn(text)).toContain(signatureMethod);
  });

  it.each([
    [`${DSIG}sha1`, weak],
    [`${MORE}md5`, weak],
    [`${MORE}sha224`, forbidden],
    ['', forbidden],
  ])('refuse digests by "%s"', (digestMethod, code) => {
    expect(verdictsOn(forged({ digestMethod }))).toBe(broken(code));
  });

  it.each(['SignatureMethod', 'DigestMethod'])('refuse %s with parameters', (element) => {
    const text = forged();
    const given = text.replace(new RegExp(`(<${element} [^>]*>)`), '$1<HMACOutputLength>8</HMACOutputLength>');
    expect(verdictsOn(given)).toBe(broken(forbidden));
  });

  it('tell RSASSA-PSS from PKCS #1, and want a salt as long as the digest', () => {
    const by = (padding: number, saltLength?: number) => (content: string) =>
      sign('sha256', Buffer.from(content), {
        key: createPrivateKey(testSignerOf('maker').privateKeyPem),
        padding,
        saltLength,
      });
    const { RSA_PKCS1_PADDING, RSA_PKCS1_PSS_PADDING } = constants;
    const notMade = broken('ECOC_SIGNATUR_STEMMER_IKKE');
    const pss = `${MORE_2007}sha256-rsa-MGF1`;
    expect(verdictsOn(forged({ signatureMethod: pss, signedWith: by(RSA_PKCS1_PADDING) }))).toBe(notMade);
    expect(verdictsOn(forged({ signatureMethod: pss, signedWith: by(RSA_PKCS1_PSS_PADDING, 20) }))).toBe(notMade);
    expect(verdictsOn(forged({ signedWith: by(RSA_PKCS1_PSS_PADDING, 32) }))).toBe(notMade);
  });

  it.each<[TestSigner, string, string]>([
    ['maker', `${MORE}ecdsa-sha256`, 'another kind'],
    ['maker-ec', `${MORE}rsa-sha256`, 'another kind'],
    ['maker-ec', `${MORE_2007}sha256-rsa-MGF1`, 'another kind'],
    ['weak', `${MORE}rsa-sha256`, 'RSA-1024'],
  ])('refuse the key of %s for %s', (signer, signatureMethod, words) => {
    const text = forged({ signer, signatureMethod, signedWith: () => Buffer.alloc(64, 1) });
    expect(judgeSignature(text).integrity.verdict).toBe('failed');
    expect(messageOn(text)).toContain(words);
  });
});

describe('judgeKey', () => {
  const keyOf = (name: TestSigner): KeyObject => createPublicKey(certificatePem(name));
  const onCurve = (namedCurve: string): KeyObject => generateKeyPairSync('ec', { namedCurve }).publicKey;

  it.each<[string, SignatureMethod['kind'], KeyObject, ReturnType<typeof judgeKey>]>([
    ['RSA of 2048 bits', 'rsa', keyOf('maker'), 'fits'],
    ['RSA of 2048 bits', 'rsa-pss', keyOf('maker'), 'fits'],
    ['RSA of 2048 bits', 'ecdsa', keyOf('maker'), 'other'],
    ['RSA of 1024 bits', 'rsa-pss', keyOf('weak'), 'weak'],
    ['P-256', 'ecdsa', keyOf('maker-ec'), 'fits'],
    ['P-256', 'rsa', keyOf('maker-ec'), 'other'],
    ['secp256k1', 'ecdsa', onCurve('secp256k1'), 'weak'],
    ['P-192', 'ecdsa', onCurve('prime192v1'), 'weak'],
    ['Ed25519', 'ecdsa', generateKeyPairSync('ed25519').publicKey, 'other'],
  ])('says of a key of %s for %s what it is', (_, kind, key, expected) => {
    expect(judgeKey(key, { hash: 'sha256', kind })).toBe(expected);
  });
});
