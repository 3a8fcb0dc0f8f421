import {
  aCase,
  answered,
  anOutcome,
  askedToWithdraw,
  decided,
  follow,
  given,
  NOW,
  READY,
  replacing,
} from '../../test/case-samples';
import { statusOf } from './case';
import { withdrawalRefusal } from './withdraw';

describe('withdrawal', () => {
  it('is put to the register, once', () => {
    given([aCase()]).when([1, askedToWithdraw], [1, askedToWithdraw]).then('withdrawalRequested 1');
  });

  it('wins over an outcome that came first', () => {
    given([aCase()])
      .when([1, askedToWithdraw], [1, decided('AVVIST')], [1, answered(true)])
      .then('withdrawalRequested 1', 'completed 1 TRUKKET #1');
  });

  it('wins over an outcome that comes after', () => {
    given([aCase()])
      .when([1, askedToWithdraw], [1, answered(true)], [1, decided(READY)])
      .then('withdrawalRequested 1', 'completed 1 TRUKKET #1');
  });

  it('that the register refuses leaves the case to its outcome', () => {
    given([aCase()])
      .when([1, askedToWithdraw], [1, answered(false)], [1, decided(READY)])
      .then('withdrawalRequested 1', `completed 1 ${READY} #1`);
  });

  it('after the case closed as ready is an event of its own', () => {
    given([aCase()])
      .when([1, decided(READY)], [1, askedToWithdraw], [1, answered(true)], [1, answered(true)])
      .then(`completed 1 ${READY} #1`, 'withdrawalRequested 1', 'withdrawn 1 TRUKKET #2');
  });

  it('refused after the case closed is an event of its own', () => {
    given([aCase()])
      .when([1, decided(READY)], [1, askedToWithdraw], [1, answered(false)])
      .then(`completed 1 ${READY} #1`, 'withdrawalRequested 1', `withdrawalRefused 1 ${READY} #2`);
  });

  it('in favour of a later request ends the case as replaced', () => {
    const { vehicle } = follow([aCase({ withdrawal: replacing(2) })], [[1, answered(true, 'REPLACED')]]);
    expect(vehicle.cases[0]?.outcome).toMatchObject({
      status: 'ERSTATTET',
      warnings: [{ code: 'ERSTATTET_AV_NYERE_MELDING', en: expect.stringContaining('000000000002') }],
    });
  });

  it('waits for its turn like every other end', () => {
    given([aCase({ seq: 1, organisation: '310000027' }), aCase({ seq: 2 })])
      .when([2, askedToWithdraw], [2, answered(true)], [1, decided('AVVIST')])
      .then('withdrawalRequested 2', 'completed 1 AVVIST #1', 'completed 2 TRUKKET #1');
  });

  it('of a request that nobody has heard of stands at once', () => {
    given([aCase({ releasedAt: null })])
      .when([1, askedToWithdraw], [1, askedToWithdraw])
      .then('completed 1 TRUKKET #1');
    given([aCase({ seq: 1, releasedAt: null, organisation: '310000027' }), aCase({ seq: 2, releasedAt: null })])
      .when([2, askedToWithdraw], [1, askedToWithdraw])
      .then('completed 1 TRUKKET #1', 'completed 2 TRUKKET #1');
  });

  it('is refused at once after first registration', () => {
    const { vehicle, events } = follow(
      [aCase()],
      [
        [1, decided(READY)],
        [1, { kind: 'firstRegistered', firstRegisteredOn: '2026-07-06' }],
        [1, askedToWithdraw],
      ],
    );
    expect(events).toHaveLength(1);
    expect(withdrawalRefusal(vehicle.cases[0] ?? aCase())).toBe('FIRST_REGISTERED');
  });

  it.each(['AVVIST', 'ECOC_IKKE_FUNNET', 'ERSTATTET', 'FEILET'] as const)(
    'is refused for a case that ended as %s',
    (status) => {
      const ended = aCase({ outcome: anOutcome(status), closedAt: NOW });
      expect(withdrawalRefusal(ended)).toBe('ENDED');
      given([ended]).when([1, askedToWithdraw]).then();
    },
  );

  it('of what is withdrawn already changes nothing', () => {
    const { vehicle } = follow(
      [aCase()],
      [
        [1, decided(READY)],
        [1, askedToWithdraw],
        [1, answered(true)],
      ],
    );
    expect(vehicle.cases.map(statusOf)).toEqual(['TRUKKET']);
    expect(vehicle.cases.map(withdrawalRefusal)).toEqual([null]);
    given(vehicle.cases).when([1, askedToWithdraw]).then();
  });
});
