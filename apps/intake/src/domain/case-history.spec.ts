import {
  aCase,
  answered,
  askedToWithdraw,
  awaited,
  checked,
  decided,
  follow,
  NOW,
  obtained,
  READY,
  setAside,
} from '../../test/case-samples';
import { historyOf } from './case-history';
import type { CaseChange } from './change-case';

const stagesAfter = (...changes: CaseChange[]) => {
  const [subject] = follow(
    [aCase()],
    changes.map((change) => [1, change]),
  ).vehicle.cases;
  return historyOf(subject ?? aCase()).map(({ status }) => status);
};

describe('the history of a case', () => {
  it('begins with its receipt', () => {
    expect(stagesAfter()).toEqual(['MOTTATT', 'HENTER_ECOC']);
  });

  it('has no more than that while it waits for its turn', () => {
    expect(historyOf(aCase({ releasedAt: null })).map(({ status }) => status)).toEqual(['MOTTATT']);
  });

  it('has every stage once, in the order of the process', () => {
    expect(stagesAfter(awaited, obtained, checked, setAside, decided(READY), askedToWithdraw, answered(true))).toEqual([
      'MOTTATT',
      'HENTER_ECOC',
      'VENTER_PA_ECOC',
      'KONTROLLERER',
      'REGISTRERER',
      'TIL_MANUELL_BEHANDLING',
      READY,
      'TRUKKET',
    ]);
  });

  it('is complete also when only the outcome tells of the stages before', () => {
    const outcome = { obtainedAt: '2026-07-06T08:20:00.000Z', checkedAt: '2026-07-06T08:30:00.000Z' };
    const change = decided(READY);
    const told = { ...change, outcome: { ...(change.kind === 'decided' && change.outcome), ...outcome } } as CaseChange;
    const [subject] = follow([aCase()], [[1, told]]).vehicle.cases;
    expect(historyOf(subject ?? aCase()).slice(2)).toEqual([
      { status: 'KONTROLLERER', at: outcome.obtainedAt },
      { status: 'REGISTRERER', at: outcome.checkedAt },
      { status: READY, at: NOW },
    ]);
  });
});
