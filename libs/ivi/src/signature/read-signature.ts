import type { Wording } from '../findings/ecoc-finding';
import { SIGNATURE_NAMESPACE } from '../namespaces';
import {
  digestMethods,
  ENVELOPED,
  EXCLUSIVE_C14N,
  type HashName,
  INCLUSIVE_C14N,
  isWeak,
  type SignatureMethod,
  signatureMethods,
} from './algorithms';
import { type CanonicalMethod, inclusive } from './canonical/canonicalise';
import { refuse } from './refusal';
import * as fault from './signature-findings';
import type { SignatureElement } from './signed-text';

const XADES_NAMESPACE = 'http://uri.etsi.org/01903/v1.3.2#';
const SIGNED_PROPERTIES_TYPE = 'http://uri.etsi.org/01903#SignedProperties';

export interface SignedReference {
  readonly method: CanonicalMethod;
  readonly hash: HashName;
  readonly digest: Uint8Array;
}

/** A signature whose form is that of the profile; nothing of it is verified. */
export interface ReadSignature {
  readonly element: SignatureElement;
  readonly signedInfo: SignatureElement;
  readonly canonicalMethod: CanonicalMethod;
  readonly method: SignatureMethod;
  readonly document: SignedReference;
  readonly properties: { readonly element: SignatureElement; readonly reference: SignedReference } | null;
  readonly value: Uint8Array;
  /** Base64 without blanks; at least one. */
  readonly certificates: readonly string[];
}

const expected = (name: string): Wording => ({
  nb: `${name} mangler eller gjentas`,
  en: `${name} is missing or repeated`,
});

export const childrenOf = (
  { children }: SignatureElement,
  local: string,
  namespace: string = SIGNATURE_NAMESPACE,
): readonly SignatureElement[] => children.filter((child) => child.local === local && child.namespace === namespace);

export const onlyChild = (element: SignatureElement, local: string, namespace?: string): SignatureElement => {
  const [found, second] = childrenOf(element, local, namespace);
  return found && !second ? found : refuse(fault.malformed(expected(local)));
};

const allowOnly = (element: SignatureElement, ...names: readonly string[]): void => {
  const stray = element.children.find(
    ({ local, namespace }) => namespace !== SIGNATURE_NAMESPACE || !names.includes(local),
  );
  if (stray)
    refuse(
      fault.malformed({
        nb: `${element.local} inneholder ${stray.local.slice(0, 40)}`,
        en: `${element.local} contains ${stray.local.slice(0, 40)}`,
      }),
    );
};

export const readBase64 = ({ text, local }: SignatureElement): Buffer => {
  const packed = text.replace(/[ \t\r\n]+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(packed))
    refuse(fault.malformed({ nb: `${local} er ikke base64`, en: `${local} is not base64` }));
  return Buffer.from(packed, 'base64');
};

const algorithmOf = ({ attributes }: SignatureElement): string => attributes.get('Algorithm') ?? '';

const inclusivePrefixesOf = (transform: SignatureElement): readonly string[] => {
  const list = transform.children[0]?.attributes.get('PrefixList') ?? '';
  return list.split(/[ \t\r\n]+/).flatMap((prefix) => (prefix === '' ? [] : [prefix === '#default' ? '' : prefix]));
};

/** Null for anything but canonical XML without comments. */
const canonicalMethodOf = (element: SignatureElement): CanonicalMethod | null => {
  const algorithm = algorithmOf(element);
  const { length } = element.children;
  if (algorithm === INCLUSIVE_C14N && length === 0) return inclusive;
  const onlyPrefixes =
    length === 0 || (length === 1 && childrenOf(element, 'InclusiveNamespaces', EXCLUSIVE_C14N).length === 1);
  if (algorithm !== EXCLUSIVE_C14N || !onlyPrefixes) return null;
  return { kind: 'exclusive', inclusivePrefixes: inclusivePrefixesOf(element) };
};

export const readDigestMethod = (element: SignatureElement): HashName => {
  const uri = algorithmOf(element);
  const hash = digestMethods.get(uri);
  if (hash && element.children.length === 0) return hash;
  return refuse(isWeak(uri) ? fault.weakAlgorithm(uri) : fault.forbiddenAlgorithm(uri));
};

const readSignatureMethod = (element: SignatureElement): SignatureMethod => {
  const uri = algorithmOf(element);
  const method = signatureMethods.get(uri);
  if (method && element.children.length === 0) return method;
  return refuse(isWeak(uri) && !uri.includes('hmac') ? fault.weakAlgorithm(uri) : fault.forbiddenAlgorithm(uri));
};

const transformsOf = (reference: SignatureElement): readonly SignatureElement[] => {
  const [transforms] = childrenOf(reference, 'Transforms');
  if (!transforms) return [];
  allowOnly(transforms, 'Transform');
  return transforms.children;
};

/** XMLDSig § 4.4.3.2: what no transform has turned into octets is canonicalised inclusively, without comments. */
const lastMethod = (transforms: readonly SignatureElement[]): CanonicalMethod => {
  const [canonical, another] = transforms;
  if (!canonical) return inclusive;
  const method = another ? null : canonicalMethodOf(canonical);
  return method ?? refuse(fault.forbiddenTransform(algorithmOf(another ?? canonical)));
};

const readReference = (reference: SignatureElement, isDocument: boolean): SignedReference => {
  allowOnly(reference, 'Transforms', 'DigestMethod', 'DigestValue');
  const [first, ...rest] = transformsOf(reference);
  const isEnveloped = first !== undefined && algorithmOf(first) === ENVELOPED && first.children.length === 0;
  if (isDocument && !isEnveloped) refuse(fault.forbiddenTransform(first ? algorithmOf(first) : ''));
  const transforms = isDocument || !first ? rest : [first, ...rest];
  return {
    method: lastMethod(transforms),
    hash: readDigestMethod(onlyChild(reference, 'DigestMethod')),
    digest: readBase64(onlyChild(reference, 'DigestValue')),
  };
};

const readDocumentReference = (references: readonly SignatureElement[]): SignedReference => {
  const [reference, another] = references.filter(({ attributes }) => attributes.get('URI') === '');
  if (reference && !another) return readReference(reference, true);
  const other = references.find(({ attributes }) => attributes.get('URI') !== '');
  return refuse(fault.referenceElsewhere(other?.attributes.get('URI') ?? null));
};

const signedPropertiesOf = (signature: SignatureElement): SignatureElement | null => {
  const [object, another] = childrenOf(signature, 'Object');
  if (!object) return null;
  const [content, more] = object.children;
  if (another || more || content?.local !== 'QualifyingProperties' || content.namespace !== XADES_NAMESPACE)
    refuse(
      fault.malformed({
        nb: 'Object inneholder annet enn XAdES-opplysninger',
        en: 'Object contains something else than XAdES properties',
      }),
    );
  return onlyChild(content as SignatureElement, 'SignedProperties', XADES_NAMESPACE);
};

const isToProperties = ({ attributes }: SignatureElement, properties: SignatureElement | null): boolean =>
  attributes.get('Type') === SIGNED_PROPERTIES_TYPE &&
  properties?.attributes.get('Id') !== undefined &&
  attributes.get('URI') === `#${properties.attributes.get('Id')}`;

/** `others`: the References that are not to the whole document. */
const readProperties = (
  signature: SignatureElement,
  others: readonly SignatureElement[],
): ReadSignature['properties'] => {
  const element = signedPropertiesOf(signature);
  const [reference, another] = others;
  const stray = another ?? (reference && !isToProperties(reference, element) ? reference : undefined);
  if (stray) return refuse(fault.referenceElsewhere(stray.attributes.get('URI') ?? null));
  if (!element) return null;
  return reference ? { element, reference: readReference(reference, false) } : refuse(fault.propertiesUncovered());
};

const MOST_CERTIFICATES = 10;

const readCertificates = (signature: SignatureElement): readonly string[] => {
  const [keyInfo, another] = childrenOf(signature, 'KeyInfo');
  const certificates = keyInfo
    ? childrenOf(keyInfo, 'X509Data').flatMap((data) => childrenOf(data, 'X509Certificate'))
    : [];
  if (another || certificates.length === 0 || certificates.length > MOST_CERTIFICATES) refuse(fault.noCertificate());
  return certificates.map((certificate) => readBase64(certificate).toString('base64'));
};

/**
 * Reads a signature of the profile: enveloped, one Reference to the whole document, a second one only to the XAdES SignedProperties (eCoC IVI
 * setup Manual 1.5 p. 7). Throws Refusal at the first thing that is not of it.
 */
export const readSignature = (element: SignatureElement): ReadSignature => {
  allowOnly(element, 'SignedInfo', 'SignatureValue', 'KeyInfo', 'Object');
  const signedInfo = onlyChild(element, 'SignedInfo');
  allowOnly(signedInfo, 'CanonicalizationMethod', 'SignatureMethod', 'Reference');
  const canonicalization = onlyChild(signedInfo, 'CanonicalizationMethod');
  const references = childrenOf(signedInfo, 'Reference');
  return {
    element,
    signedInfo,
    canonicalMethod:
      canonicalMethodOf(canonicalization) ?? refuse(fault.forbiddenTransform(algorithmOf(canonicalization))),
    method: readSignatureMethod(onlyChild(signedInfo, 'SignatureMethod')),
    document: readDocumentReference(references),
    properties: readProperties(
      element,
      references.filter(({ attributes }) => attributes.get('URI') !== ''),
    ),
    value: readBase64(onlyChild(element, 'SignatureValue')),
    certificates: readCertificates(element),
  };
};
