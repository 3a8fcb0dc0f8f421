import { specifyDecider } from '@kjoreklar/testing';
import { type AttemptOutcome, evolveDelivery, initialDelivery, isReceiverInTrouble, judgeAttempt } from './delivery';
import { MAX_ATTEMPTS, retryDelayMs } from './delivery-schedule';

const now = new Date('2026-07-06T08:00:00.000Z');
const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000] as const;

const given = specifyDecider({ initial: initialDelivery, evolve: evolveDelivery });
const failures = (count: number) => Array.from({ length: count }, () => ({ type: 'attemptFailed' }) as const);
const answered = (status: number, retryAfter?: string): AttemptOutcome => ({
  kind: 'answered',
  status,
  ...(retryAfter === undefined ? {} : { retryAfter }),
});
const attempted = (outcome: AttemptOutcome, random = 0) => judgeAttempt(outcome, { now, random: () => random });
const retryIn = (retryInMs: number) => ({ status: 'PENDING' as const, retryInMs });

describe('after an attempt', () => {
  it.each([200, 201, 204, 299])('%i is success', (status) =>
    given([])
      .when(attempted(answered(status)))
      .then({ status: 'DELIVERED' }),
  );

  it('succeeds after any number of failures', () =>
    given(failures(10))
      .when(attempted(answered(204)))
      .then({ status: 'DELIVERED' }));

  it.each([301, 302, 307, 400, 401, 404, 500, 503])('%i is tried again', (status) =>
    given([])
      .when(attempted(answered(status)))
      .then(retryIn(5 * SECOND)),
  );

  it('no answer is tried again', () =>
    given([])
      .when(attempted({ kind: 'unanswered', code: 'TIMEOUT' }))
      .then(retryIn(5 * SECOND)));

  it.each([
    [0, 5 * SECOND],
    [1, MINUTE],
    [2, 5 * MINUTE],
    [3, 30 * MINUTE],
    [4, 2 * HOUR],
    [5, 5 * HOUR],
    [6, 10 * HOUR],
    [7, 14 * HOUR],
    [8, 20 * HOUR],
    [9, 24 * HOUR],
  ])('after %i failures before it, the next wait is %i ms', (before, waitMs) =>
    given(failures(before))
      .when(attempted(answered(500)))
      .then(retryIn(waitMs)),
  );

  it('gives up after the last of the schedule', () =>
    given(failures(10))
      .when(attempted(answered(500)))
      .then({ status: 'EXHAUSTED' }));

  it('410 ends the endpoint, on whichever attempt', () =>
    given(failures(3))
      .when(attempted(answered(410)))
      .then({ status: 'CANCELLED', disableEndpoint: true }));

  it('chance lengthens the wait by a tenth at most', () =>
    given([])
      .when(attempted(answered(500), 1))
      .then(retryIn(5.5 * SECOND)));
});

describe('Retry-After', () => {
  it.each([429, 503])('of %i is honoured, in seconds', (status) =>
    given([])
      .when(attempted(answered(status, '120')))
      .then(retryIn(2 * MINUTE)),
  );

  it('is honoured as a date', () =>
    given([])
      .when(attempted(answered(503, 'Mon, 06 Jul 2026 08:10:00 GMT')))
      .then(retryIn(10 * MINUTE)));

  it('never shortens the schedule, or a receiver could use it up in seconds', () =>
    given(failures(4))
      .when(attempted(answered(429, '1')))
      .then(retryIn(2 * HOUR)));

  it('is held to a day', () =>
    given([])
      .when(attempted(answered(503, '9999999')))
      .then(retryIn(24 * HOUR)));

  it.each(['soon', '', '-5', '1.5', 'Mon, 99 Foo'])('that says "%s" says nothing', (text) =>
    given([])
      .when(attempted(answered(503, text)))
      .then(retryIn(5 * SECOND)),
  );

  it('means nothing with another status', () =>
    given([])
      .when(attempted(answered(500, '120')))
      .then(retryIn(5 * SECOND)));
});

describe('the schedule', () => {
  it('lasts 72 hours at the least, and ends', () => {
    const waits = Array.from({ length: MAX_ATTEMPTS }, (_, index) => retryDelayMs(index + 1, () => 0));
    expect(waits.at(-1)).toBeUndefined();
    expect(waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0)).toBeGreaterThanOrEqual(72 * HOUR);
  });
});

describe('a receiver', () => {
  it.each([429, 502, 503, 504])('that answers %i is in trouble', (status) =>
    expect(isReceiverInTrouble(answered(status))).toBe(true),
  );
  it.each([200, 400, 404, 500])('that answers %i is not', (status) =>
    expect(isReceiverInTrouble(answered(status))).toBe(false),
  );
  it('that does not answer is in trouble', () =>
    expect(isReceiverInTrouble({ kind: 'unanswered', code: 'ECONNREFUSED' })).toBe(true));
});
