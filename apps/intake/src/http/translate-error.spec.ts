import { DependencyAwayError } from '@kjoreklar/messaging';
import { DatabaseUnavailableError, StatementError } from '@kjoreklar/persistence';
import { NotAdmittedError, TooManyWaitingError } from '../application/admission';
import { translateError } from './translate-error';

describe('an error of the service', () => {
  it.each([
    [new NotAdmittedError('too much', 7), '7'],
    [new DatabaseUnavailableError('gone'), '5'],
    [new DependencyAwayError('postgresql', 1_400), '2'],
    [new StatementError('deadlock', { sqlState: '40P01' }), '5'],
    [new StatementError('lock not available', { sqlState: '55P03' }), '5'],
  ])('that passes is 503: %s', (error, retryAfter) => {
    expect(translateError(error)).toMatchObject({ content: { status: 503, headers: { 'retry-after': retryAfter } } });
  });

  it('of an organisation that sends too much is 429', () => {
    expect(translateError(new TooManyWaitingError(60))).toMatchObject({
      content: { status: 429, kode: 'FOR_MANGE_VENTER', headers: { 'retry-after': '60' } },
    });
  });

  it.each([new StatementError('unique', { sqlState: '23505' }), new TypeError('a bug'), 'text'])(
    'else stays: %s',
    (error) => {
      expect(translateError(error)).toBe(error);
    },
  );
});
