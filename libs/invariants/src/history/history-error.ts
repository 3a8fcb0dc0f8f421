/** Thrown when a line of a history cannot be read; the message names the line. */
export class HistoryError extends Error {
  readonly code = 'INVARIANTS_HISTORY_UNREADABLE';
  constructor(
    readonly line: number,
    problem: string,
  ) {
    super(`line ${line}: ${problem}`);
    this.name = 'HistoryError';
  }
}
