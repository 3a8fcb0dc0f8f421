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

/** Changes whenever a document could get another verdict than before. */
export const RULE_SET_VERSION = '2026.3';

/** What was done of a stage. A stage that is not performed is `notChecked`, never `passed`. */
export interface PerformedCheck {
  readonly stage: EcocStage;
  readonly verdict: 'passed' | 'failed' | 'notChecked';
}

interface Judged {
  readonly profile: IviProfile | null;
  readonly checks: PerformedCheck[];
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

/** Stages that are not performed yet. */
const unperformed: ReadonlySet<EcocStage> = new Set(['signature']);

/** The verdict per stage: what came before `failed` passed, what comes after it was never reached. */
const checksUntil = (failed: EcocStage | null): PerformedCheck[] => {
  const end = failed === null ? ecocStages.length : ecocStages.indexOf(failed);
  return ecocStages.map((stage, index) => {
    if (stage === failed) return { stage, verdict: 'failed' };
    return { stage, verdict: index < end && !unperformed.has(stage) ? 'passed' : 'notChecked' };
  });
};

const reject = (
  stage: EcocStage,
  profile: IviProfile | null,
  errors: readonly EcocFinding[],
  warnings: readonly EcocFinding[] = [],
): RejectedEcoc => ({
  verdict: 'rejected',
  profile,
  checks: checksUntil(stage),
  errors: [...errors],
  warnings: [...warnings],
});

/**
 * Judges one document: envelope, structure, signature (not performed yet), content. All faults of a stage are reported; a stage with
 * faults ends the check. Never throws, whatever the bytes are; a pure function of its arguments and `RULE_SET_VERSION`.
 */
export const checkEcoc = (bytes: Uint8Array, request: EcocRequest, policy: EcocPolicy = defaultPolicy): EcocVerdict => {
  const envelope = readEnvelope(bytes);
  if (!envelope.ok) return reject('envelope', envelope.profile, [envelope.finding]);
  const { profile } = envelope;
  const parsed = parseIvi(envelope.text, profile);
  if (!parsed.ok) return reject('envelope', profile, [parsed.finding]);
  const disagreements = checkVersion(parsed.document.root, profile);
  if (disagreements.length > 0) return reject('envelope', profile, disagreements);
  const { root, faults } = readForm(parsed.document, profile);
  if (faults.length > 0) return reject('structure', profile, faults);
  const facts = readFacts(root);
  const reading: EcocReading = { profile, root, facts, request, policy };
  const errors = applyRules(contentRules, 'error', reading);
  const warnings = applyRules(contentRules, 'warning', reading);
  if (errors.length > 0) return reject('content', profile, errors, warnings);
  return { verdict: 'accepted', profile, facts, checks: checksUntil(null), warnings };
};
