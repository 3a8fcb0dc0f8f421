export { IVI_NAMESPACE, IVI_ROOT, SIGNATURE_NAMESPACE } from './namespaces';
export { NotCanonicalError, requireCanonicalForm } from './signature/canonical-form';
export { signEnveloped, type EnvelopedSigner } from './signature/sign-enveloped';
export { writeIvi, type IviContent, type IviValue } from './writing/write-ivi';
