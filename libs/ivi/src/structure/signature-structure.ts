/** Simple contents of XML Signature. */
export type SignatureValueKind = 'base64' | 'integer' | 'text';
export type SignatureAttributeKind = 'ID' | 'anyURI' | 'text';

export interface SignatureElementDescription {
  /** What it holds: a value, or elements in a content model as DTDs write it. `other` stands for an element of another namespace, `any` for whatever. */
  readonly content: SignatureValueKind | { readonly model: string; readonly mixed: boolean; readonly strict: boolean };
  /** Name → kind; one that ends in `!` must be there. */
  readonly attributes: Readonly<Record<string, SignatureAttributeKind | `${SignatureAttributeKind}!`>>;
}

type Attributes = SignatureElementDescription['attributes'];

const value = (content: SignatureValueKind, attributes: Attributes = {}): SignatureElementDescription => ({
  content,
  attributes,
});
const elements = (model: string, attributes: Attributes = {}): SignatureElementDescription => ({
  content: { model, mixed: false, strict: false },
  attributes,
});
const mixed = (model: string, attributes: Attributes = {}): SignatureElementDescription => ({
  content: { model, mixed: true, strict: false },
  attributes,
});
/** Mixed; an element that no schema describes is not taken. */
const strict = (model: string, attributes: Attributes = {}): SignatureElementDescription => ({
  content: { model, mixed: true, strict: true },
  attributes,
});

const algorithm: Attributes = { Algorithm: 'anyURI!' };
const id: Attributes = { Id: 'ID' };

/** Elements of XML Signature (W3C, 2002) that may stand alone, where a signature lets anything in. */
export const signatureElements: Readonly<Record<string, SignatureElementDescription>> = {
  Signature: elements('SignedInfo, SignatureValue, KeyInfo?, Object*', id),
  SignedInfo: elements('CanonicalizationMethod, SignatureMethod, Reference+', id),
  CanonicalizationMethod: strict('any*', algorithm),
  SignatureMethod: strict('HMACOutputLength?, other*', algorithm),
  SignatureValue: value('base64', id),
  Reference: elements('Transforms?, DigestMethod, DigestValue', { ...id, URI: 'anyURI', Type: 'anyURI' }),
  Transforms: elements('Transform+'),
  Transform: mixed('(other | XPath)*', algorithm),
  DigestMethod: mixed('other*', algorithm),
  DigestValue: value('base64'),
  KeyInfo: mixed('(KeyName | KeyValue | RetrievalMethod | X509Data | PGPData | SPKIData | MgmtData | other)+', id),
  KeyName: value('text'),
  MgmtData: value('text'),
  KeyValue: mixed('DSAKeyValue | RSAKeyValue | other'),
  RetrievalMethod: elements('Transforms?', { URI: 'anyURI', Type: 'anyURI' }),
  X509Data: elements('(X509IssuerSerial | X509SKI | X509SubjectName | X509Certificate | X509CRL | other)+'),
  PGPData: elements('(PGPKeyID, PGPKeyPacket?, other*) | (PGPKeyPacket, other*)'),
  SPKIData: elements('(SPKISexp, other?)+'),
  Object: mixed('any*', { ...id, MimeType: 'text', Encoding: 'anyURI' }),
  Manifest: elements('Reference+', id),
  SignatureProperties: elements('SignatureProperty+', id),
  SignatureProperty: mixed('other+', { ...id, Target: 'anyURI!' }),
  DSAKeyValue: elements('(P, Q)?, G?, Y, J?, (Seed, PgenCounter)?'),
  RSAKeyValue: elements('Modulus, Exponent'),
};

/** Elements that stand only where a content model names them. */
export const innerSignatureElements: Readonly<Record<string, SignatureElementDescription>> = {
  HMACOutputLength: value('integer'),
  XPath: value('text'),
  X509IssuerSerial: elements('X509IssuerName, X509SerialNumber'),
  X509IssuerName: value('text'),
  X509SerialNumber: value('integer'),
  X509SKI: value('base64'),
  X509SubjectName: value('text'),
  X509Certificate: value('base64'),
  X509CRL: value('base64'),
  PGPKeyID: value('base64'),
  PGPKeyPacket: value('base64'),
  SPKISexp: value('base64'),
  Modulus: value('base64'),
  Exponent: value('base64'),
  P: value('base64'),
  Q: value('base64'),
  G: value('base64'),
  Y: value('base64'),
  J: value('base64'),
  Seed: value('base64'),
  PgenCounter: value('base64'),
};
