import { defaultPolicy, type EcocPolicy } from './ecoc-policy';
import { checkVersion } from './envelope/check-version';
import { readEnvelope, type IviProfile } from './envelope/read-envelope';
import { readFacts } from './facts/read-facts';
import type { EcocFacts } from './facts/vehicle-facts';
import { ecocStages, type EcocFinding, type EcocStage } from './findings/ecoc-finding';
import { readForm } from './ivi1/read-form';
import { parseIvi } from './parsing/parse-ivi';
import { applyRules, contentRules } from './rules/content-rules';
import type { EcocReading, EcocRequest } from './rules/ecoc-rule';
import { performSignatureStage, type SignatureStage } from './signature/signature-stage';
import type { SignatureVerdict } from './signature/signature-verdict';

/** Changes whenever a document could get another verdict than before. */
export const RULE_SET_VERSION = '2026.5';

/** What was done of a stage, or of a part of the signature stage. What is not performed is `notChecked`, never `passed`. */
export interface PerformedCheck {
  readonly stage: EcocStage;
  readonly verdict: Performed;
  /** Of the stage `signature`, where it was performed. */
  readonly parts?: { readonly integrity: Performed; readonly identity: Performed; readonly trust: Performed };
}
type Performed = 'passed' | 'failed' | 'notChecked';

interface Judged {
  readonly profile: IviProfile | null;
  readonly checks: PerformedCheck[];
  /** The parts of the signature stage with their findings, which are also among the errors and warnings; null where it was not performed. */
  readonly signature: SignatureVerdict | null;
  readonly warnings: EcocFinding[];
}
export interface AcceptedEcoc extends Judged {
  readonly verdict: 'accepted';
  readonly facts: EcocFacts;
}
export interface RejectedEcoc extends Judged {
  readonly verdict: 'rejected';
  readonly errors: EcocFinding[];
}
export type EcocVerdict = AcceptedEcoc | RejectedEcoc;

const checkOf = ({ verdict, parts }: SignatureStage): PerformedCheck => ({
  stage: 'signature',
  verdict,
  ...(parts && {
    parts: {
      integrity: parts.integrity.verdict,
      identity: parts.identity.verdict,
      trust: parts.trust.verdict,
    },
  }),
});

/** The verdict per stage: what came before `failed` passed, what comes after it was never reached. */
const checksUntil = (failed: EcocStage | null, signature: SignatureStage | null): PerformedCheck[] => {
  const end = failed === null ? ecocStages.length : ecocStages.indexOf(failed);
  return ecocStages.map((stage, index) => {
    if (stage === 'signature' && signature) return checkOf(signature);
    if (stage === failed) return { stage, verdict: 'failed' };
    return { stage, verdict: index < end ? 'passed' : 'notChecked' };
  });
};

interface Faults {
  readonly errors: readonly EcocFinding[];
  readonly warnings?: readonly EcocFinding[];
  readonly signature?: SignatureStage;
}

const reject = (
  stage: EcocStage,
  profile: IviProfile | null,
  { errors, warnings = [], signature }: Faults,
): RejectedEcoc => ({
  verdict: 'rejected',
  profile,
  checks: checksUntil(stage, signature ?? null),
  signature: signature?.parts ?? null,
  errors: [...errors],
  warnings: [...warnings],
});

/**
 * Judges one document: envelope, structure, signature (where the policy has it checked), content. All faults of a stage are reported; a stage
 * with faults ends the check. Facts are read of the very text whose signature was verified. Never throws, whatever the bytes are, only for a
 * policy that cannot be read; a pure function of its arguments and `RULE_SET_VERSION`.
 */
export const checkEcoc = (bytes: Uint8Array, request: EcocRequest, policy: EcocPolicy = defaultPolicy): EcocVerdict => {
  const envelope = readEnvelope(bytes);
  if (!envelope.ok) return reject('envelope', envelope.profile, { errors: [envelope.finding] });
  const { profile, text } = envelope;
  const parsed = parseIvi(text, profile);
  if (!parsed.ok) return reject('envelope', profile, { errors: [parsed.finding] });
  const { document } = parsed;
  const disagreements = checkVersion(document.root, profile);
  if (disagreements.length > 0) return reject('envelope', profile, { errors: disagreements });
  const { root, faults } = readForm(document, profile);
  if (faults.length > 0) return reject('structure', profile, { errors: faults });
  const { receivedAt } = request;
  const signature = performSignatureStage({ profile, text, document, root, receivedAt }, policy.signature);
  if (signature.verdict === 'failed') return reject('signature', profile, { ...signature, signature });
  const facts = readFacts(root);
  const reading: EcocReading = { profile, root, facts, request, policy };
  const errors = applyRules(contentRules, 'error', reading);
  const warnings = [...signature.warnings, ...applyRules(contentRules, 'warning', reading)];
  if (errors.length > 0) return reject('content', profile, { errors, warnings, signature });
  return {
    verdict: 'accepted',
    profile,
    facts,
    checks: checksUntil(null, signature),
    signature: signature.parts,
    warnings,
  };
};
