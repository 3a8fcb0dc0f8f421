const loud = new Set(['warn', 'error', 'fatal']);

interface LogRecord {
  readonly level?: string;
  readonly msg?: string;
  readonly err?: { readonly message?: string };
}

const parse = (line: string): LogRecord | undefined => {
  try {
    return JSON.parse(line) as LogRecord;
  } catch {
    return undefined;
  }
};

const describe = ({ level = 'info', msg = '', err }: LogRecord): string =>
  `${level.toUpperCase()} ${[msg, err?.message].filter(Boolean).join(': ')}`;

/** In PostgreSQL's words an ERROR is a statement that was refused, and the service that sent it has told of it. */
const trouble = (part: string): RegExp => (part === 'postgres' ? /\b(FATAL|PANIC)\b/ : /\b(ERROR|FATAL)\b/);

/** What the terminal shows of one log line of a part; undefined for what stays in the file. */
export const presentLine = (part: string, line: string, verbose: boolean): string | undefined => {
  const record = line.startsWith('{') ? parse(line) : undefined;
  if (verbose) return `${part} | ${line}`;
  if (record) return loud.has(record.level ?? '') ? `${part} | ${describe(record)}` : undefined;
  return trouble(part).test(line) ? `${part} | ${line}` : undefined;
};
