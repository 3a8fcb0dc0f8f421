type Cell = string | number | boolean | null | undefined;

/** Columns as wide as their widest cell, two spaces between; the first row is the heading. */
export const formatTable = (rows: readonly (readonly Cell[])[]): string => {
  const texts = rows.map((row) => row.map((cell) => String(cell ?? '-')));
  const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map((row) => (row[column] ?? '').length)));
  return texts
    .map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('');
};

/** A table, or `(none)` when it has no row but its heading. */
export const printTable = (rows: readonly (readonly Cell[])[]): void =>
  void process.stdout.write(rows.length > 1 ? formatTable(rows) : '(none)\n');

export const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);
