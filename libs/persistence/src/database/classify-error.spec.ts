import { DatabaseUnavailableError, StatementError } from '../errors';
import { classifyError, spoilsConnection } from './classify-error';

const fault = (code: string) => Object.assign(new Error(`state ${code}`), { code, severity: 'ERROR' });
const unavailable = ['08006', '53100', '53300', '57014', '57P01', '57P03', '58030', '25P03', '25006'];
const refused = ['23505', '22P02', '40P01', '40001', '55P03', '42P01'];

describe('what the driver throws', () => {
  it.each(unavailable)('%s means that the database is not available', (code) => {
    expect(classifyError(fault(code))).toBeInstanceOf(DatabaseUnavailableError);
    expect(classifyError(fault(code))).toMatchObject({ code: 'PERSISTENCE_DATABASE_UNAVAILABLE', sqlState: code });
  });

  it.each(refused)('%s means that the statement was refused', (code) => {
    expect(classifyError(fault(code))).toBeInstanceOf(StatementError);
    expect(classifyError(fault(code))).toMatchObject({ code: 'PERSISTENCE_STATEMENT_REFUSED', sqlState: code });
  });

  it.each([
    Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error(''), { code: 'EHOSTUNREACH' }),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Query read timeout'),
  ])('%s of the connection means that the database is not available', (error) => {
    expect(classifyError(error)).toMatchObject({ code: 'PERSISTENCE_DATABASE_UNAVAILABLE', cause: error });
  });

  it('keeps programming errors as they are', () => {
    const error = new TypeError('Converting circular structure to JSON');
    expect(classifyError(error)).toBe(error);
  });

  it('keeps a connection after a refused statement, and only then', () => {
    expect(['23505', '57014', '53100'].map((code) => spoilsConnection(fault(code)))).toEqual([false, false, false]);
    expect(['57P01', '08006', '25P03', '26000', '0A000'].every((code) => spoilsConnection(fault(code)))).toBe(true);
    expect(spoilsConnection(new Error('Connection terminated unexpectedly'))).toBe(true);
  });
});
