export { type Entry, type EntryKind, type EntryOf, entrySchemas, type Limits, readEntry } from './history/entry';
export { HistoryError } from './history/history-error';
export { readHistory } from './history/read-history';
export type { Offender } from './invariants/invariant';
export { figureMeanings, type Figures } from './report/figures';
export { type VerificationReport, type Verdict, Verification, verify } from './verification';
