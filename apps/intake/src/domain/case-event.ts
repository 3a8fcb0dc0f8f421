import type { TerminalCaseStatus } from '@kjoreklar/code-lists';
import type { Finding } from '@kjoreklar/domain';
import type { Case } from './case';

/** What the other services are to hear. */
export type CaseEvent =
  | { readonly kind: 'requested'; readonly subject: Case }
  | { readonly kind: 'withdrawalRequested'; readonly subject: Case }
  | ImporterEvent;

/** What the importer is to hear; `importerSequence` counts what an organisation hears about a VIN. */
export interface ImporterEvent {
  readonly kind: 'completed' | 'withdrawn' | 'withdrawalRefused';
  readonly subject: Case;
  readonly status: TerminalCaseStatus;
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly decidedAt: string;
  readonly importerSequence: number;
}

export type UnnumberedEvent = Exclude<CaseEvent, ImporterEvent> | Omit<ImporterEvent, 'importerSequence'>;

/** What a decision about one case comes to; the case is the same object when nothing changed. */
export interface Step {
  readonly subject: Case;
  readonly events: readonly UnnumberedEvent[];
}

export const unchanged = (subject: Case): Step => ({ subject, events: [] });
