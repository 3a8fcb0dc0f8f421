/** The states of a case as importers see them (contract: `status`). */
export const openCaseStatuses = [
  'MOTTATT',
  'HENTER_ECOC',
  'VENTER_PA_ECOC',
  'KONTROLLERER',
  'REGISTRERER',
  'TIL_MANUELL_BEHANDLING',
] as const;
export const terminalCaseStatuses = [
  'KLAR_TIL_FORSTEGANGSREGISTRERING',
  'AVVIST',
  'ECOC_IKKE_FUNNET',
  'ERSTATTET',
  'TRUKKET',
  'FEILET',
] as const;
export const caseStatuses = [...openCaseStatuses, ...terminalCaseStatuses] as const;

export type OpenCaseStatus = (typeof openCaseStatuses)[number];
export type TerminalCaseStatus = (typeof terminalCaseStatuses)[number];
export type CaseStatus = OpenCaseStatus | TerminalCaseStatus;

const terminal: ReadonlySet<string> = new Set(terminalCaseStatuses);
export const isTerminalCaseStatus = (status: string): status is TerminalCaseStatus => terminal.has(status);
