import type { SignaturePolicy } from '../ecoc-policy';
import type { EcocFinding } from '../findings/ecoc-finding';
import { checkSignature, type SignedDocument } from './check-signature';
import * as fault from './signature-findings';
import type { SignatureVerdict } from './signature-verdict';

export interface SignatureStage {
  readonly verdict: 'passed' | 'failed' | 'notChecked';
  /** Null where nothing was checked. */
  readonly parts: SignatureVerdict | null;
  readonly errors: readonly EcocFinding[];
  readonly warnings: readonly EcocFinding[];
}

const unchecked = (warnings: readonly EcocFinding[]): SignatureStage => ({
  verdict: 'notChecked',
  parts: null,
  errors: [],
  warnings,
});

const summarise = (parts: SignatureVerdict): SignatureStage => {
  const sides = [parts.integrity, parts.identity, parts.trust];
  return {
    verdict: sides.some(({ verdict }) => verdict === 'failed') ? 'failed' : 'passed',
    parts,
    errors: sides.flatMap(({ errors }) => errors),
    warnings: sides.flatMap(({ warnings }) => warnings),
  };
};

/** The stage as a whole: it fails with any of its parts, and its parts say which of them was not checked. An unsigned IVI 1.x is let through with a warning, since that need not be signed. */
export const performSignatureStage = (document: SignedDocument, policy: SignaturePolicy | null): SignatureStage => {
  if (!policy) return unchecked([]);
  if (document.profile === '1.x' && document.document.signatures.length === 0) return unchecked([fault.unsigned()]);
  return summarise(checkSignature(document, policy));
};
