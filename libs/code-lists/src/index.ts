export {
  caseStatuses,
  isTerminalCaseStatus,
  openCaseStatuses,
  terminalCaseStatuses,
  type CaseStatus,
  type OpenCaseStatus,
  type TerminalCaseStatus,
} from './case-status';
export { findTaxGroup, taxGroups, VAN_CLASS_2, type TaxGroup } from './tax-group';
