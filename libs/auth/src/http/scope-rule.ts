export const SCOPE_RULE = 'kjoreklar:scope-rule';

export interface ScopeRule {
  readonly scope: string;
  readonly terms: 'required' | 'notApplicable';
}
