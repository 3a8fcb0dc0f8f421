import { presentLine } from './log-lines.ts';

const warning = JSON.stringify({
  level: 'warn',
  msg: 'asking again',
  err: { message: 'timeout' },
  service: 'eucaris-lookup',
});

describe('what the terminal shows of the logs', () => {
  it('shows warnings in one readable line, with the name of the part', () => {
    expect(presentLine('eucaris-lookup', warning, false)).toBe('eucaris-lookup | WARN asking again: timeout');
  });

  it('leaves ordinary lines in the file', () => {
    expect(presentLine('intake', JSON.stringify({ level: 'info', msg: 'listening' }), false)).toBeUndefined();
    expect(presentLine('kafka', '2026-01-01 WARN QuorumController: activation', false)).toBeUndefined();
  });

  it('shows what PostgreSQL, Kafka and Node say when they fail', () => {
    expect(presentLine('postgres', 'FATAL:  out of memory', false)).toBe('postgres | FATAL:  out of memory');
    expect(presentLine('kafka', '2026-01-01 ERROR Log: disk full', false)).toBe(
      'kafka | 2026-01-01 ERROR Log: disk full',
    );
  });

  it('leaves statements that PostgreSQL refused to the service that sent them', () => {
    expect(presentLine('postgres', 'ERROR:  duplicate key value', false)).toBeUndefined();
  });

  it('shows every line as it is when asked to', () => {
    expect(presentLine('intake', '{"level":"info"}', true)).toBe('intake | {"level":"info"}');
  });
});
