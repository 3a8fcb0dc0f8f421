export {
  checkEcoc,
  RULE_SET_VERSION,
  type AcceptedEcoc,
  type EcocVerdict,
  type PerformedCheck,
  type RejectedEcoc,
} from './check-ecoc';
export { defaultPolicy, type EcocPolicy, type ListedSigner, type SignaturePolicy } from './ecoc-policy';
export { MAX_DOCUMENT_BYTES, readEnvelope, type Envelope, type IviProfile } from './envelope/read-envelope';
export { detailDefinitions, type EcocDetails } from './facts/detail-definitions';
export { type FactFields } from './facts/fact-definition';
export { type EcocFacts, type VehicleFacts } from './facts/vehicle-facts';
export { ecocStages, type EcocFinding, type EcocStage } from './findings/ecoc-finding';
export { IVI_NAMESPACE, IVI_ROOT, SIGNATURE_NAMESPACE } from './namespaces';
export {
  findElement,
  findElements,
  type ForeignElement,
  type IviDocument,
  type IviElement,
  type RawSignature,
} from './parsing/ivi-document';
export { parseIvi } from './parsing/parse-ivi';
export { type EcocReading, type EcocRequest, type EcocRule } from './rules/ecoc-rule';
export { selectDocument, type Selection } from './select-document';
export { NotCanonicalError, requireCanonicalForm } from './signature/canonical-form';
export { signEnveloped, type EnvelopedSigner } from './signature/sign-enveloped';
export { type SideVerdict, type SignatureVerdict } from './signature/signature-verdict';
export { certificatesIn, revocationListsIn, UnreadablePemError } from './signature/trust/pem';
export { checkStructure } from './structure/check-structure';
export {
  type ElementDescription,
  type Occurrence,
  type StructureDescription,
  type ValueType,
} from './structure/element-description';
export { type IviDocumentContent } from './structure/document-content';
export { iviStructure } from './structure/ivi-structure';
export { writeIvi, type IviContent, type IviValue } from './writing/write-ivi';
