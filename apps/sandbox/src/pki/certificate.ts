import { createHash, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import {
  bitString,
  boolean,
  explicit,
  implicit,
  integer,
  nothing,
  objectIdentifier,
  octetString,
  printableString,
  sequence,
  set,
  time,
  utf8String,
} from './der';

/** Who a certificate is about; `country` is two letters, ISO 3166. */
export interface DistinguishedName {
  readonly country: string;
  readonly organisation: string;
  readonly commonName: string;
}

export interface CertificateOrder {
  readonly subject: DistinguishedName;
  readonly publicKey: KeyObject;
  readonly issuer: { readonly name: DistinguishedName; readonly privateKey: KeyObject };
  readonly use: 'authority' | 'documentSigning';
  readonly validFrom: Date;
  readonly validTo: Date;
}

const RSA_SHA256 = sequence(objectIdentifier('1.2.840.113549.1.1.11'), nothing());

const nameOf = ({ country, organisation, commonName }: DistinguishedName): Buffer =>
  sequence(
    set(sequence(objectIdentifier('2.5.4.6'), printableString(country))),
    set(sequence(objectIdentifier('2.5.4.10'), utf8String(organisation))),
    set(sequence(objectIdentifier('2.5.4.3'), utf8String(commonName))),
  );

const spkiOf = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });

/** RFC 5280 § 4.2.1.2 (1): SHA-1 of the key's bits, as a name for the key and not as a protection of it. */
const keyIdentifier = (key: KeyObject): Buffer =>
  createHash('sha1')
    .update(key.export({ type: 'pkcs1', format: 'der' }))
    .digest();

const extension = (id: string, content: Uint8Array, critical = false): Buffer =>
  sequence(objectIdentifier(id), ...(critical ? [boolean(true)] : []), octetString(content));

const keyUsage = {
  /** keyCertSign and cRLSign */
  authority: bitString(Buffer.from([0b0000_0110]), 1),
  /** digitalSignature and nonRepudiation */
  documentSigning: bitString(Buffer.from([0b1100_0000]), 6),
} as const;

const extensionsOf = (order: CertificateOrder): Buffer =>
  sequence(
    extension('2.5.29.19', order.use === 'authority' ? sequence(boolean(true)) : sequence(), true),
    extension('2.5.29.15', keyUsage[order.use], true),
    extension('2.5.29.14', octetString(keyIdentifier(order.publicKey))),
    extension('2.5.29.35', sequence(implicit(0, keyIdentifier(createPublicKey(order.issuer.privateKey))))),
    ...(order.use === 'documentSigning'
      ? [extension('2.5.29.37', sequence(objectIdentifier('1.3.6.1.5.5.7.3.3')))]
      : []),
  );

const toBeSigned = (order: CertificateOrder): Buffer =>
  sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(randomBytes(16)),
    RSA_SHA256,
    nameOf(order.issuer.name),
    sequence(time(order.validFrom), time(order.validTo)),
    nameOf(order.subject),
    spkiOf(order.publicKey),
    explicit(3, extensionsOf(order)),
  );

const toPem = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`;

/** An X.509 v3 certificate (RFC 5280) signed with RSA-SHA256, PEM. Node's crypto reads certificates and makes none. */
export const makeCertificate = (order: CertificateOrder): string => {
  const content = toBeSigned(order);
  return toPem(sequence(content, RSA_SHA256, bitString(sign('sha256', content, order.issuer.privateKey))));
};
