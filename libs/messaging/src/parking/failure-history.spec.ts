import { withFailure } from './failure-history';

const at = new Date('2026-07-06T08:00:00.000Z');

describe('withFailure', () => {
  it('keeps the first failure and the latest nine', () => {
    let failures = withFailure([], { error: new Error('first'), attempt: 1, at });
    for (let attempt = 2; attempt <= 30; attempt += 1)
      failures = withFailure(failures, { error: new Error(`no. ${attempt}`), attempt, at });
    expect(failures.map(({ attempt }) => attempt)).toEqual([1, 22, 23, 24, 25, 26, 27, 28, 29, 30]);
    expect(failures[0]).toEqual({ at: at.toISOString(), attempt: 1, code: 'Error', message: 'first' });
  });

  it('names what was thrown by its code, cuts what is long, and takes what is no error', () => {
    const coded = Object.assign(new Error('x'.repeat(5_000)), { code: 'EUCARIS_FAILED' });
    expect(withFailure([], { error: coded, attempt: 1, at })[0]).toMatchObject({ code: 'EUCARIS_FAILED' });
    expect(withFailure([], { error: coded, attempt: 1, at })[0]?.message).toHaveLength(200);
    expect(withFailure([], { error: 'text', attempt: 1, at })[0]).toMatchObject({ code: 'string', message: 'text' });
  });
});
