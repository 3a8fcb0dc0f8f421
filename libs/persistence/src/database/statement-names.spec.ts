import { StatementNames } from './statement-names';

describe('names of prepared statements', () => {
  it('are the same for the same text, and fit PostgreSQL', () => {
    const names = new StatementNames();
    const name = names.of('select $1::int');
    expect(name).toMatch(/^k[0-9a-f]{24}$/);
    expect(names.of('select $1::int')).toBe(name);
    expect(names.of('select $1::text')).not.toBe(name);
  });

  it('are given to a bounded number of texts', () => {
    const names = new StatementNames();
    const given = Array.from({ length: 600 }, (_, index) => names.of(`select ${index}, $1::int`));
    expect(given.filter((name) => name !== undefined)).toHaveLength(500);
    expect(names.of('select 0, $1::int')).toBe(given[0]);
  });
});
