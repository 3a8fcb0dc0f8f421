import type { SignaturePolicy } from '../ecoc-policy';
import type { IviProfile } from '../envelope/read-envelope';
import { findElement, type IviDocument, type IviElement } from '../parsing/ivi-document';
import { readLines } from './canonical/scan-xml';
import { judgeIdentity } from './judge-identity';
import { checkIntegrity, findSignature } from './judge-integrity';
import { readSignature } from './read-signature';
import { Refusal, refuse } from './refusal';
import * as fault from './signature-findings';
import { notChecked, sideVerdict, type SignatureVerdict } from './signature-verdict';
import { readSignedText } from './signed-text';
import type { Certificate } from './trust/certificate';
import { judgeTrust } from './trust/judge-trust';
import { type TrustStore, trustStoreOf } from './trust/trust-store';

/** A document whose structure has been checked. */
export interface SignedDocument {
  readonly profile: IviProfile;
  readonly text: string;
  /** What was read of that very text, as it stands. */
  readonly document: IviDocument;
  /** The same in the form of IVI 2.0. */
  readonly root: IviElement;
  /** ISO 8601. */
  readonly receivedAt: string;
}

/** The signer is the one who vouches for none of the others. */
const signerAmong = (certificates: readonly Certificate[]): Certificate => {
  const isIssuer = ({ subject }: Certificate, index: number): boolean =>
    certificates.some((other, at) => at !== index && other.issuer.der.equals(subject.der));
  return certificates.find((each, index) => !isIssuer(each, index)) ?? (certificates[0] as Certificate);
};

const readCertificates = (encoded: readonly string[], store: TrustStore): readonly Certificate[] =>
  encoded.map((each) => {
    const certificate = store.read(each);
    return certificate === 'unreadable' ? refuse(fault.noCertificate()) : certificate;
  });

/** xs:dateTime without a zone is taken for UTC. */
const momentOf = (dateTime: string): number => {
  const text = dateTime.trim();
  return Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
};

/** IVI 1.x may leave its date out; then the moment of receipt counts. */
const signedAt = (root: IviElement, receivedAt: string): number =>
  momentOf(findElement(root, 'Header', 'IviVersionDateTime')?.text ?? receivedAt);

/** XML 1.0 § 2.11: whoever reads XML sees line ends as LF. Done once for the whole text, it need not be done for each value. */
const verify = (received: SignedDocument, policy: SignaturePolicy): SignatureVerdict => {
  const document = { ...received, text: readLines(received.text) };
  const { text, root, receivedAt } = document;
  const store = trustStoreOf(policy);
  const signature = readSignature(findSignature(readSignedText(text)));
  const certificates = readCertificates(signature.certificates, store);
  const signer = signerAmong(certificates);
  checkIntegrity(document, signature, signer);
  return {
    integrity: sideVerdict([]),
    identity: judgeIdentity(root, signer, policy),
    trust: judgeTrust(signer, certificates, store, {
      signedAt: signedAt(root, receivedAt),
      receivedAt: momentOf(receivedAt),
    }),
  };
};

/**
 * Judges the signature of a document in three parts. Where the integrity does not hold, nothing is said of identity and trust: neither names,
 * dates nor the certificate are then known to be the signer's. Throws only for a policy that cannot be read, whatever the document is.
 */
export const checkSignature = (document: SignedDocument, policy: SignaturePolicy): SignatureVerdict => {
  try {
    return verify(document, policy);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { integrity: sideVerdict([error.finding]), identity: notChecked, trust: notChecked };
  }
};
