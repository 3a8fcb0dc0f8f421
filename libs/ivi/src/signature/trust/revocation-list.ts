import { verify } from 'node:crypto';
import { type Certificate, readExtensions } from './certificate';
import { DerError, type DerValue, expectTag, itemsOf, objectIdentifier, readDer, serialOf, tags, timeOf } from './der';

export interface Revocation {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** RFC 5280 § 5.3.1; 0 where no reason is given. */
  readonly reason: number;
}

/** A certificate revocation list (RFC 5280 § 5), read; `isSignedBy` says whether it may be believed. */
export interface RevocationList {
  readonly issuer: Buffer;
  readonly thisUpdate: number;
  /** Infinity where the list does not say. */
  readonly nextUpdate: number;
  readonly revoked: ReadonlyMap<string, Revocation>;
  readonly isSignedBy: (issuer: Certificate) => boolean;
}

const REASON = '2.5.29.21';

/** RSA (RFC 8017) and ECDSA (RFC 5758). */
const hashes: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.1.11', 'sha256'],
  ['1.2.840.113549.1.1.12', 'sha384'],
  ['1.2.840.113549.1.1.13', 'sha512'],
  ['1.2.840.10045.4.3.2', 'sha256'],
  ['1.2.840.10045.4.3.3', 'sha384'],
  ['1.2.840.10045.4.3.4', 'sha512'],
]);

const isTime = (value: DerValue | undefined): boolean =>
  value?.tag === tags.utcTime || value?.tag === tags.generalizedTime;

const readReason = (extensions: DerValue | undefined): number => {
  if (!extensions) return 0;
  const found = readExtensions(extensions).find(({ id }) => id === REASON);
  return found ? (readDer(found.value).content[0] ?? 0) : 0;
};

const readEntry = (entry: DerValue): [string, Revocation] => {
  const [serial, at, extensions] = itemsOf(entry);
  return [serialOf(serial), { at: timeOf(at), reason: readReason(extensions) }];
};

/** Lists of parts, and lists of changes, say so in a critical extension: they cannot be read as if they were whole. */
const refusePartial = (wrapped: DerValue | undefined): void => {
  if (wrapped && readExtensions(readDer(wrapped.content)).some(({ critical }) => critical))
    throw new DerError('a list that is not whole');
};

const derOf = (encoded: string): Buffer =>
  Buffer.from(encoded.replace(/-----(?:BEGIN|END) X509 CRL-----/g, '').replace(/\s+/g, ''), 'base64');

/** Takes PEM, or base64 of DER; throws for what is no revocation list, or not a whole one. */
export const readRevocationList = (encoded: string): RevocationList => {
  const [content, algorithm, signature] = itemsOf(readDer(derOf(encoded)));
  const signed = expectTag(content, tags.sequence);
  const fields = itemsOf(signed);
  const [, issuer, thisUpdate, ...rest] = fields[0]?.tag === tags.integer ? fields.slice(1) : fields;
  const nextUpdate = isTime(rest[0]) ? timeOf(rest[0]) : Infinity;
  const entries = rest.find(({ tag }) => tag === tags.sequence);
  refusePartial(rest.find(({ tag }) => tag === tags.context0));
  const kind = expectTag(algorithm, tags.sequence);
  const hash = hashes.get(objectIdentifier(itemsOf(kind)[0]));
  const value = expectTag(signature, tags.bitString).content.subarray(1);
  const believed = new Map<string, boolean>();
  const holdsUnder = ({ publicKey }: Certificate): boolean =>
    hash !== undefined && verify(hash, signed.whole, publicKey, value);
  return {
    issuer: expectTag(issuer, tags.sequence).whole,
    thisUpdate: timeOf(thisUpdate),
    nextUpdate,
    revoked: new Map(entries ? itemsOf(entries).map(readEntry) : []),
    isSignedBy: (issuer) => {
      const key = issuer.x509.fingerprint256;
      const known = believed.get(key) ?? holdsUnder(issuer);
      believed.set(key, known);
      return known;
    },
  };
};
