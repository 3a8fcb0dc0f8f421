import { constants, hash as oneShotHash, type KeyObject, verify } from 'node:crypto';

export const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
export const INCLUSIVE_C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';

export type HashName = 'sha256' | 'sha384' | 'sha512';

/** Digests of a signature (RFC 9231); SHA-1 and weaker are not among them. */
export const digestMethods: ReadonlyMap<string, HashName> = new Map([
  ['http://www.w3.org/2001/04/xmlenc#sha256', 'sha256'],
  ['http://www.w3.org/2001/04/xmldsig-more#sha384', 'sha384'],
  ['http://www.w3.org/2001/04/xmlenc#sha512', 'sha512'],
]);

export interface SignatureMethod {
  readonly hash: HashName;
  readonly kind: 'rsa' | 'rsa-pss' | 'ecdsa';
}

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const more2007 = 'http://www.w3.org/2007/05/xmldsig-more#';

/** Only with public keys: a keyed hash (HMAC) would take the certificate, which all know, for a secret. */
export const signatureMethods: ReadonlyMap<string, SignatureMethod> = new Map([
  [`${more}rsa-sha256`, { hash: 'sha256', kind: 'rsa' }],
  [`${more}rsa-sha384`, { hash: 'sha384', kind: 'rsa' }],
  [`${more}rsa-sha512`, { hash: 'sha512', kind: 'rsa' }],
  [`${more2007}sha256-rsa-MGF1`, { hash: 'sha256', kind: 'rsa-pss' }],
  [`${more2007}sha384-rsa-MGF1`, { hash: 'sha384', kind: 'rsa-pss' }],
  [`${more2007}sha512-rsa-MGF1`, { hash: 'sha512', kind: 'rsa-pss' }],
  [`${more}ecdsa-sha256`, { hash: 'sha256', kind: 'ecdsa' }],
  [`${more}ecdsa-sha384`, { hash: 'sha384', kind: 'ecdsa' }],
  [`${more}ecdsa-sha512`, { hash: 'sha512', kind: 'ecdsa' }],
]);

/** Known, and too weak: MD5 and SHA-1, alone or in a signature. */
export const isWeak = (uri: string): boolean => /(?:#|-)(?:md5|sha1|dsa-sha1)$/i.test(uri);

const LEAST_RSA_BITS = 2048;
const curves: ReadonlySet<string> = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

type KeyJudgement = 'fits' | 'other' | 'weak';

const judgeCurve = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): KeyJudgement => {
  if (asymmetricKeyType !== 'ec') return 'other';
  return curves.has(asymmetricKeyDetails?.namedCurve ?? '') ? 'fits' : 'weak';
};

const judgeModulus = ({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): KeyJudgement => {
  if (asymmetricKeyType !== 'rsa') return 'other';
  return (asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_RSA_BITS ? 'fits' : 'weak';
};

/** Whether a key is of the kind that the method needs, and strong enough. */
export const judgeKey = (key: KeyObject, { kind }: SignatureMethod): KeyJudgement =>
  kind === 'ecdsa' ? judgeCurve(key) : judgeModulus(key);

export const digestOf = (hash: HashName, content: string | Uint8Array): Buffer => oneShotHash(hash, content, 'buffer');

/** XMLDSig writes an ECDSA value as r and s side by side (RFC 6931 § 2.3.6), not as DER. */
export const holds = ({ hash, kind }: SignatureMethod, key: KeyObject, content: string, value: Uint8Array): boolean => {
  const bytes = Buffer.from(content, 'utf8');
  if (kind === 'ecdsa') return verify(hash, bytes, { key, dsaEncoding: 'ieee-p1363' }, value);
  if (kind === 'rsa') return verify(hash, bytes, { key, padding: constants.RSA_PKCS1_PADDING }, value);
  return verify(
    hash,
    bytes,
    { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
    value,
  );
};
