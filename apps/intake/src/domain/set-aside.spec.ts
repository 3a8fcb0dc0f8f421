import {
  aCase,
  answered,
  askedToWithdraw,
  checked,
  decided,
  expired,
  follow,
  given,
  NOW,
  READY,
  setAside,
} from '../../test/case-samples';
import { type Case, statusOf } from './case';

const TOO_LONG_AGO = '2026-07-06T07:00:00.000Z';
const aside = (given: Partial<Case> = {}): Case => aCase({ setAsideAt: TOO_LONG_AGO, ...given });

describe('a case set aside', () => {
  it('shows it, and goes on with news from after that', () => {
    const { vehicle } = follow([aCase()], [[1, setAside]]);
    expect(vehicle.cases.map(statusOf)).toEqual(['TIL_MANUELL_BEHANDLING']);
    const later = { kind: 'progressed', progress: { stage: 'checked', at: '2026-07-06T11:00:00.000Z' } } as const;
    expect(follow(vehicle.cases, [[1, later]]).vehicle.cases.map(statusOf)).toEqual(['REGISTRERER']);
  });

  it('stays so for news from before that', () => {
    expect(
      follow(
        [aCase()],
        [
          [1, setAside],
          [1, checked],
        ],
      ).vehicle.cases.map(statusOf),
    ).toEqual(['TIL_MANUELL_BEHANDLING']);
  });

  it('ends with a real outcome', () => {
    given([aside()])
      .when([1, decided(READY)], [1, expired])
      .then(`completed 1 ${READY} #1`);
  });

  it('ends as FEILET when nobody takes it up, and tells the register to take nothing more of it', () => {
    given([aside()])
      .when([1, expired], [1, expired], [1, decided(READY)], [1, answered(true)])
      .then('withdrawalRequested 1', 'completed 1 FEILET #1');
  });

  it('is not ended before its time', () => {
    given([aCase()])
      .when([1, setAside], [1, { kind: 'expired', setAsideBefore: NOW }])
      .then();
  });

  it('ends by the outcome that an unanswered withdrawal kept back; the answer then comes by itself', () => {
    given([aside()])
      .when([1, askedToWithdraw], [1, decided(READY)], [1, expired], [1, answered(true)])
      .then('withdrawalRequested 1', 'withdrawalRequested 1', `completed 1 ${READY} #1`, 'withdrawn 1 TRUKKET #2');
  });

  it('is not a case that has ended, or is about to', () => {
    const held = [aCase({ seq: 1 }), aCase({ seq: 2 })];
    const { vehicle } = follow(held, [
      [2, decided('AVVIST')],
      [2, setAside],
    ]);
    expect(vehicle.cases[1]?.setAsideAt).toBeNull();
  });

  it('keeps its place in line when it ends while earlier ones are open', () => {
    given([aCase({ seq: 1 }), aside({ seq: 2 }), aCase({ seq: 3 })])
      .when([3, decided('AVVIST')], [2, expired], [1, decided(READY)])
      .then('withdrawalRequested 2', `completed 1 ${READY} #1`, 'completed 2 FEILET #2', 'completed 3 AVVIST #3');
  });
});
