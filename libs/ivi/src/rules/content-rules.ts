import { findingAt, type EcocFinding } from '../findings/ecoc-finding';
import { approvalRules } from './approval-rules';
import { axleRules } from './axle-rules';
import { dateRules } from './date-rules';
import type { EcocReading, EcocRule } from './ecoc-rule';
import { headerRules } from './header-rules';
import { identityRules } from './identity-rules';
import { massRules } from './mass-rules';
import { stageRules } from './stage-rules';
import { taxGroupRules } from './tax-group-rules';

export const contentRules: readonly EcocRule[] = [
  ...headerRules,
  ...identityRules,
  ...approvalRules,
  ...dateRules,
  ...stageRules,
  ...massRules,
  ...axleRules,
  ...taxGroupRules,
];

/** What the rules of a severity find in a document, in the order of the rules. */
export const applyRules = (
  rules: readonly EcocRule[],
  severity: EcocRule['severity'],
  reading: EcocReading,
): EcocFinding[] =>
  rules
    .filter((rule) => rule.severity === severity && (rule.profile ?? reading.profile) === reading.profile)
    .flatMap((rule) => rule.check(reading).map((breach) => findingAt('content', rule.code, breach, breach)));
