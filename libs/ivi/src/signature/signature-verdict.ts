import type { EcocFinding } from '../findings/ecoc-finding';

/**
 * What was found about one side of a signature. `failed` has at least one error; `notChecked` says that nothing can be said, because the
 * integrity does not hold, or because the policy does not say who signs for whom.
 */
export interface SideVerdict {
  readonly verdict: 'passed' | 'failed' | 'notChecked';
  readonly errors: readonly EcocFinding[];
  readonly warnings: readonly EcocFinding[];
}

/** Integrity: these bytes were signed by that certificate. Identity: its holder may sign for this manufacturer. Trust: it is vouched for. */
export interface SignatureVerdict {
  readonly integrity: SideVerdict;
  readonly identity: SideVerdict;
  readonly trust: SideVerdict;
}

export const notChecked: SideVerdict = { verdict: 'notChecked', errors: [], warnings: [] };

export const sideVerdict = (errors: readonly EcocFinding[], warnings: readonly EcocFinding[] = []): SideVerdict => ({
  verdict: errors.length > 0 ? 'failed' : 'passed',
  errors,
  warnings,
});
