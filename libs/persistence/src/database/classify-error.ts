import { DatabaseUnavailableError, StatementError } from '../errors';

interface PostgresFault {
  readonly sqlState: string;
  readonly message: string;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
}

/** SQLSTATE classes (PostgreSQL documentation, appendix A): connection, resources, operator intervention, system error. */
const unavailableClasses = new Set(['08', '53', '57', '58']);
/** Idle-in-transaction and transaction time-out, read-only transaction (a standby answered). */
const unavailableStates = new Set(['25P03', '25P04', '25006']);
/** The session ends with these, or its prepared statements no longer fit the tables. */
const spoilingStates = new Set(['25P03', '25P04', '25006', '26000', '0A000']);
const QUERY_CANCELLED = '57014';

const programmingErrors = new Set(['TypeError', 'RangeError', 'SyntaxError', 'ReferenceError']);

const postgresFault = (error: unknown): PostgresFault | undefined => {
  const { code, severity, message, constraint, table } = error as Record<string, string | undefined>;
  if (!code || !severity || !/^[0-9A-Z]{5}$/.test(code)) return undefined;
  return { sqlState: code, message: message ?? code, constraint, table };
};

const isUnavailable = (sqlState: string): boolean =>
  unavailableClasses.has(sqlState.slice(0, 2)) || unavailableStates.has(sqlState);

const messageOf = (error: unknown): string => {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
};

/** What the driver threw, as an error of ours; programming errors stay what they are. */
export const classifyError = (error: unknown): Error => {
  const fault = postgresFault(error);
  if (fault) {
    return isUnavailable(fault.sqlState)
      ? new DatabaseUnavailableError(fault.message, { cause: error, sqlState: fault.sqlState })
      : new StatementError(fault.message, { cause: error, ...fault });
  }
  if (programmingErrors.has((error as Error).name)) return error as Error;
  return new DatabaseUnavailableError(messageOf(error), { cause: error });
};

/** Whether the connection on which this happened must not be used again. */
export const spoilsConnection = (error: unknown): boolean => {
  const fault = postgresFault(error);
  if (!fault) return true;
  const sqlClass = fault.sqlState.slice(0, 2);
  return (
    spoilingStates.has(fault.sqlState) || sqlClass === '08' || (sqlClass === '57' && fault.sqlState !== QUERY_CANCELLED)
  );
};
