import { findingAt, type EcocFinding } from '../findings/ecoc-finding';
import { approvalRules } from './approval-rules';
import { axleRules } from './axle-rules';
import { categoryLimitRules } from './category-limit-rules';
import { consistencyRules } from './consistency-rules';
import { couplingRules } from './coupling-rules';
import { dateRules } from './date-rules';
import type { EcocReading, EcocRule } from './ecoc-rule';
import { energyRules } from './energy-rules';
import { headerRules } from './header-rules';
import { hybridRules } from './hybrid-rules';
import { identityRules } from './identity-rules';
import { markingRules } from './marking-rules';
import { massRules } from './mass-rules';
import { presenceRules } from './presence-rules';
import { stageRules } from './stage-rules';
import { taxGroupCategoryRules } from './tax-group-category-rules';
import { taxGroupRules } from './tax-group-rules';
import { testResultRules } from './test-result-rules';

export const contentRules: readonly EcocRule[] = [
  ...headerRules,
  ...identityRules,
  ...approvalRules,
  ...dateRules,
  ...stageRules,
  ...presenceRules,
  ...markingRules,
  ...couplingRules,
  ...massRules,
  ...axleRules,
  ...energyRules,
  ...testResultRules,
  ...hybridRules,
  ...consistencyRules,
  ...categoryLimitRules,
  ...taxGroupRules,
  ...taxGroupCategoryRules,
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
