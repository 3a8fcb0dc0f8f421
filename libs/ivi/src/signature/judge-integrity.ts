import type { IviProfile } from '../envelope/read-envelope';
import { parseIvi } from '../parsing/parse-ivi';
import type { IviDocument, IviElement } from '../parsing/ivi-document';
import { digestOf, holds, judgeKey } from './algorithms';
import { canonicaliseDocument, canonicaliseElement } from './canonical/canonicalise';
import { layoutsOf } from './explain-break';
import {
  childrenOf,
  onlyChild,
  type ReadSignature,
  readBase64,
  readDigestMethod,
  type SignedReference,
} from './read-signature';
import { refuse } from './refusal';
import * as fault from './signature-findings';
import type { SignatureElement, SignedText } from './signed-text';
import type { Certificate } from './trust/certificate';

const matches = ({ hash, digest }: SignedReference, form: string): boolean => digestOf(hash, form).equals(digest);

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/** The one signature of the document, directly below its root, and nothing that could make one reader see other content than another. */
export const findSignature = ({ text, signatures, repeatedIds, ...found }: SignedText): SignatureElement => {
  const [only, second] = signatures;
  if (!only) return refuse(fault.unsigned());
  if (second) refuse(fault.severalSignatures(signatures.length));
  if (only.depth !== 1) refuse(fault.misplacedSignature());
  const [id] = repeatedIds;
  if (id !== undefined) refuse(fault.repeatedId(id));
  const [comment] = found.commentsInValues;
  if (comment !== undefined) refuse(fault.commentInValue(lineAt(text, comment)));
  if (found.hasRemarksInSignature)
    refuse(fault.malformed({ nb: 'den har kommentarer i seg', en: 'it has comments inside it' }));
  return only.element;
};

const checkKey = ({ method }: ReadSignature, { publicKey }: Certificate): void => {
  const judgement = judgeKey(publicKey, method);
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {};
  if (judgement === 'weak') refuse(fault.weakAlgorithm(namedCurve ?? `RSA-${modulusLength}`));
  if (judgement === 'other')
    refuse(
      fault.malformed({
        nb: 'sertifikatets nøkkel er av et annet slag enn signaturen',
        en: "the certificate's key is of another kind than the signature",
      }),
    );
};

type Genuine = 'asReceived' | 'withoutBlanks';

/** Whether the signer signed this SignedInfo: as it stands, or as it was before someone put white space into it. */
const checkValue = (text: string, signature: ReadSignature, { publicKey }: Certificate): Genuine => {
  const { signedInfo, canonicalMethod, method, value } = signature;
  const form = canonicaliseElement(text, canonicalMethod, signedInfo, signedInfo.around);
  if (holds(method, publicKey, form, value)) return 'asReceived';
  const [packed = ''] = layoutsOf(form);
  return holds(method, publicKey, packed, value) ? 'withoutBlanks' : refuse(fault.valueDoesNotHold());
};

const explainBreak = (form: string, reference: SignedReference, genuine: Genuine): never => {
  for (const layout of layoutsOf(form)) if (matches(reference, layout)) refuse(fault.reformatted());
  return refuse(genuine === 'asReceived' ? fault.contentChanged() : fault.signatureReformatted());
};

const sameContent = (a: IviElement, b: IviElement): boolean =>
  a.name === b.name &&
  a.text === b.text &&
  a.children.length === b.children.length &&
  a.children.every((child, index) => sameContent(child, b.children[index] as IviElement));

/** A text, and what was read of it. */
export interface ReadText {
  readonly profile: IviProfile;
  readonly text: string;
  readonly document: IviDocument;
}

/** Facts are read from the received text: that must say what the signed octets say. */
const checkReading = ({ profile, text, document }: ReadText, { start, end }: SignatureElement, form: string): void => {
  const received = text.slice(0, start) + text.slice(end);
  if (received.trimEnd().endsWith(form)) return;
  const signed = parseIvi(form, profile);
  if (!signed.ok || !sameContent(signed.document.root, document.root)) refuse(fault.contentChanged());
};

const checkProperties = (text: string, { properties }: ReadSignature, certificate: Certificate): void => {
  if (!properties) return;
  const { element, reference } = properties;
  if (!matches(reference, canonicaliseElement(text, reference.method, element, element.around)))
    refuse(fault.propertiesUncovered());
  const { namespace } = element;
  const signing = childrenOf(element, 'SignedSignatureProperties', namespace).flatMap((each) => [
    ...childrenOf(each, 'SigningCertificate', namespace),
    ...childrenOf(each, 'SigningCertificateV2', namespace),
  ]);
  for (const each of signing) checkSigningCertificate(each, certificate);
};

/** XAdES (ETSI EN 319 132-1 § 5.2.2): the first Cert is the signer's. */
const checkSigningCertificate = (element: SignatureElement, { raw }: Certificate): void => {
  const { namespace } = element;
  const [first] = childrenOf(element, 'Cert', namespace);
  if (!first) return void refuse(fault.otherCertificate());
  const digest = onlyChild(first, 'CertDigest', namespace);
  const hash = readDigestMethod(onlyChild(digest, 'DigestMethod'));
  if (!digestOf(hash, raw).equals(readBase64(onlyChild(digest, 'DigestValue')))) refuse(fault.otherCertificate());
};

/** That the signature was made with the certificate's key, over this document. Throws Refusal at the first thing that does not hold. */
export const checkIntegrity = (read: ReadText, signature: ReadSignature, certificate: Certificate): void => {
  const { text } = read;
  checkKey(signature, certificate);
  const genuine = checkValue(text, signature, certificate);
  const { document, element } = signature;
  const form = canonicaliseDocument(text, document.method, element);
  if (!matches(document, form)) explainBreak(form, document, genuine);
  if (genuine === 'withoutBlanks') refuse(fault.reformatted());
  checkProperties(text, signature, certificate);
  checkReading(read, element, form);
};
