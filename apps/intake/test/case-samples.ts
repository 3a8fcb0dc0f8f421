import type { TerminalCaseStatus } from '@kjoreklar/code-lists';
import { type Case, openCase } from '../src/domain/case';
import type { CaseEvent } from '../src/domain/case-event';
import { type CaseChange, changeCase, type VehicleCases } from '../src/domain/change-case';
import type { StageOutcome } from '../src/domain/record-outcome';

export const VIN = 'WBA11AA0000000001';
export const NOW = '2026-07-06T10:00:00.000Z';
export const READY = 'KLAR_TIL_FORSTEGANGSREGISTRERING';
export const meldingId = (seq: number): string => `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`;

export const aCase = (given: Partial<Case> = {}): Case => {
  const seq = given.seq ?? 1;
  return {
    ...openCase({
      meldingId: meldingId(seq),
      vin: VIN,
      seq,
      organisation: '310000019',
      clientReference: null,
      taxGroup: '101',
      seats: null,
      waitUntil: null,
      receivedAt: '2026-07-06T08:00:00.000Z',
      traceparent: null,
    }),
    releasedAt: '2026-07-06T08:00:00.000Z',
    ...given,
  };
};

export const anOutcome = (status: TerminalCaseStatus = READY, given: Partial<StageOutcome> = {}): StageOutcome => ({
  status,
  errors: [],
  warnings: [],
  decidedAt: '2026-07-06T09:00:00.000Z',
  obtainedAt: null,
  checkedAt: null,
  ...given,
});

export const decided = (status: TerminalCaseStatus = READY): CaseChange => ({
  kind: 'decided',
  outcome: anOutcome(status),
});
export const awaited: CaseChange = {
  kind: 'progressed',
  progress: { stage: 'awaited', at: '2026-07-06T08:10:00.000Z', askUntil: '2026-07-10T21:59:59.999Z' },
};
export const obtained: CaseChange = {
  kind: 'progressed',
  progress: { stage: 'obtained', at: '2026-07-06T08:20:00.000Z' },
};
export const checked: CaseChange = {
  kind: 'progressed',
  progress: { stage: 'checked', at: '2026-07-06T08:30:00.000Z' },
};
export const askedToWithdraw: CaseChange = { kind: 'withdrawn' };
export const setAside: CaseChange = { kind: 'setAside' };
export const expired: CaseChange = { kind: 'expired', setAsideBefore: '2026-07-07T00:00:00.000Z' };
export const answered = (granted: boolean, reason: 'WITHDRAWN' | 'REPLACED' = 'WITHDRAWN'): CaseChange => ({
  kind: 'withdrawalAnswered',
  answer: { granted, reason, answeredAt: '2026-07-06T09:30:00.000Z', firstRegisteredOn: granted ? null : '2026-07-06' },
});
export const replacing = (by: number) => ({
  reason: 'REPLACED' as const,
  replacedBy: meldingId(by),
  requestedAt: '2026-07-06T08:05:00.000Z',
  answer: null,
});

/** One change of the case with that number. */
export type NumberedChange = readonly [seq: number, change: CaseChange];

export interface Followed {
  readonly vehicle: VehicleCases;
  readonly events: readonly CaseEvent[];
}

/** What comes of a vehicle's cases after the changes, in the order given. */
export const follow = (cases: readonly Case[], changes: readonly NumberedChange[], now = NOW): Followed =>
  changes.reduce<Followed>(
    ({ vehicle, events }, [seq, change]) => {
      const decision = changeCase(vehicle, meldingId(seq), change, now);
      return { vehicle: decision.vehicle, events: [...events, ...decision.events] };
    },
    { vehicle: { vin: VIN, cases, told: {} }, events: [] },
  );

/** `completed 2 TRUKKET #1`: kind, number of the case, status, number among what the organisation is told. */
export const inWords = (event: CaseEvent): string =>
  'importerSequence' in event
    ? `${event.kind} ${event.subject.seq} ${event.status} #${event.importerSequence}`
    : `${event.kind} ${event.subject.seq}`;

/** Rules as given, when, then: `given([aCase()]).when([1, decided()]).then('completed 1 … #1')`. */
export const given = (cases: readonly Case[]) => ({
  when: (...changes: NumberedChange[]) => ({
    then: (...expected: string[]): void => {
      expect(follow(cases, changes).events.map(inWords)).toEqual(expected);
    },
  }),
});
