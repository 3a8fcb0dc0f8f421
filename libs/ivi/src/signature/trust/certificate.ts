import { type KeyObject, X509Certificate } from 'node:crypto';
import { type DerValue, expectTag, itemsOf, objectIdentifier, readDer, serialOf, stringOf, tags } from './der';

interface Name {
  /** As encoded, for comparison. */
  readonly der: Buffer;
  readonly organisations: readonly string[];
  readonly commonNames: readonly string[];
}

/** What this check needs to know of a certificate (RFC 5280), read once. */
export interface Certificate {
  readonly x509: X509Certificate;
  readonly publicKey: KeyObject;
  readonly raw: Buffer;
  readonly serial: string;
  readonly issuer: Name;
  readonly subject: Name;
  /** Milliseconds since 1970. */
  readonly validFrom: number;
  readonly validTo: number;
  readonly isAuthority: boolean;
  /** Most authorities between this one and a signer; Infinity where not limited. */
  readonly pathLength: number;
  /** Absent key usage allows everything. */
  readonly maySign: boolean;
  /** A critical extension that is not understood, or a signature made with SHA-1: no chain goes through it. */
  readonly isUsable: boolean;
}

const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';
const KEY_USAGE = '2.5.29.15';
const BASIC_CONSTRAINTS = '2.5.29.19';

/** Critical or not, these do not change what is decided here: alternative names, policies, extended key usage. */
const harmless: ReadonlySet<string> = new Set([KEY_USAGE, BASIC_CONSTRAINTS, '2.5.29.17', '2.5.29.32', '2.5.29.37']);

const RSA_PSS = '1.2.840.113549.1.1.10';
const sound: ReadonlySet<string> = new Set([
  ...['11', '12', '13'].map((end) => `1.2.840.113549.1.1.${end}`),
  ...['2', '3', '4'].map((end) => `1.2.840.10045.4.3.${end}`),
]);
/** The object identifiers of SHA-256, SHA-384 and SHA-512 begin so; RSA-PSS names its hash among its parameters. */
const SHA2 = Buffer.from('06096086480165030402', 'hex');

/** Whether a signature of a certificate or revocation list is made with SHA-256 or better. */
export const isSound = (algorithm: DerValue): boolean => {
  const id = objectIdentifier(itemsOf(algorithm)[0]);
  return sound.has(id) || (id === RSA_PSS && algorithm.content.includes(SHA2));
};

const readName = (value: DerValue): Name => {
  const attributes = itemsOf(value)
    .flatMap(itemsOf)
    .map((each) => itemsOf(each));
  const valuesOf = (type: string): string[] =>
    attributes.filter(([id]) => objectIdentifier(id) === type).map(([, text]) => stringOf(text as DerValue));
  return { der: value.whole, organisations: valuesOf(ORGANISATION), commonNames: valuesOf(COMMON_NAME) };
};

export interface Extension {
  readonly id: string;
  readonly critical: boolean;
  readonly value: Buffer;
}

export const readExtensions = (sequence: DerValue): readonly Extension[] =>
  itemsOf(sequence).map((each) => {
    const [id, ...rest] = itemsOf(each);
    const critical = rest[0]?.tag === tags.boolean;
    return {
      id: objectIdentifier(id),
      critical: critical && rest[0]?.content[0] !== 0,
      value: expectTag(rest.at(-1), tags.octetString).content,
    };
  });

const pathLengthOf = (extensions: readonly Extension[]): number => {
  const found = extensions.find(({ id }) => id === BASIC_CONSTRAINTS);
  const limit = found ? itemsOf(readDer(found.value)).find(({ tag }) => tag === tags.integer) : undefined;
  return limit ? parseInt(serialOf(limit), 16) : Infinity;
};

/** digitalSignature or nonRepudiation: the first two bits. */
const maySign = (extensions: readonly Extension[]): boolean => {
  const found = extensions.find(({ id }) => id === KEY_USAGE);
  return !found || ((readDer(found.value).content[1] ?? 0) & 0b1100_0000) !== 0;
};

const readContent = (raw: Buffer) => {
  const [content, algorithm] = itemsOf(readDer(raw));
  const fields = itemsOf(expectTag(content, tags.sequence));
  const [serial, , issuer, , subject] = fields[0]?.tag === tags.context0 ? fields.slice(1) : fields;
  const wrapped = fields.find(({ tag }) => tag === tags.context3);
  const extensions = wrapped ? readExtensions(readDer(wrapped.content)) : [];
  return {
    serial: serialOf(serial),
    issuer: readName(expectTag(issuer, tags.sequence)),
    subject: readName(expectTag(subject, tags.sequence)),
    pathLength: pathLengthOf(extensions),
    maySign: maySign(extensions),
    isUsable:
      isSound(expectTag(algorithm, tags.sequence)) &&
      extensions.every(({ id, critical }) => !critical || harmless.has(id)),
  };
};

/** Takes PEM or DER; throws for what is no certificate. */
export const readCertificate = (encoded: string | Buffer): Certificate => {
  const x509 = new X509Certificate(encoded);
  return {
    x509,
    publicKey: x509.publicKey,
    raw: x509.raw,
    validFrom: Date.parse(x509.validFrom),
    validTo: Date.parse(x509.validTo),
    isAuthority: x509.ca,
    ...readContent(x509.raw),
  };
};

/** The name that a reader knows the holder by. */
export const nameOf = ({ organisations, commonNames }: Name): string => commonNames[0] ?? organisations[0] ?? '?';

/** Names, key identifiers and key usage fit, and the signature holds. */
export const isIssuedBy = (certificate: Certificate, issuer: Certificate): boolean =>
  certificate.isUsable &&
  issuer.isAuthority &&
  certificate.x509.checkIssued(issuer.x509) &&
  certificate.x509.verify(issuer.publicKey);
