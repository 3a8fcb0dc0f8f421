import { type Entry, readEntry } from './entry';
import { HistoryError } from './history-error';

/** The entries of a history, line by line, nothing kept; throws HistoryError for a line that cannot be read. Empty lines are skipped. */
export async function* readHistory(lines: AsyncIterable<string>): AsyncGenerator<Entry> {
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    const read = readEntry(line);
    if (!read.ok) throw new HistoryError(number, read.problem);
    yield read.entry;
  }
}
