import vm from 'node:vm';
import { InvalidEventError } from '@kjoreklar/contracts';
import { verdictOf } from './error-verdict';
import { PermanentError } from './permanent-error';

class OwnPermanentError extends PermanentError {}

describe('verdictOf', () => {
  it.each([
    new PermanentError('X', 'never'),
    new OwnPermanentError('X', 'never'),
    new TypeError('a bug'),
    new RangeError('a bug'),
    new ReferenceError('a bug'),
    new SyntaxError('a bug'),
    new InvalidEventError('x.v1', ['bad']),
    vm.runInNewContext('new TypeError("of another realm")') as Error,
  ])('gives up on %s', (error) => {
    expect(verdictOf(error)).toBe('deadLetter');
  });

  it.each([
    new Error('timeout'),
    Object.assign(new Error('deadlock'), { code: '40P01' }),
    new AggregateError([new TypeError('one of several')]),
    new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') }),
    new TypeError('terminated'),
    'a string',
    undefined,
    null,
  ])('tries %s again', (error) => {
    expect(verdictOf(error)).toBe('retry');
  });
});
