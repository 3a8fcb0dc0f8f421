import type { Case } from './case';
import type { CaseEvent, Step } from './case-event';
import { closeCases } from './close-cases';
import { completed } from './completed';
import { followProgress, type Progress } from './follow-progress';
import { numberEvents, type Told } from './number-events';
import { recordFirstRegistration, recordOutcome, resumedWhenEnded, type StageOutcome } from './record-outcome';
import { remind } from './remind';
import { expire, setAside } from './set-aside';
import { recordWithdrawalAnswer, type RegisterAnswer, withdraw } from './withdraw';

/** What can happen to a case. */
export type CaseChange =
  | { readonly kind: 'progressed'; readonly progress: Progress }
  | { readonly kind: 'decided'; readonly outcome: StageOutcome }
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'withdrawalAnswered'; readonly answer: RegisterAnswer }
  | { readonly kind: 'firstRegistered'; readonly firstRegisteredOn: string }
  | { readonly kind: 'setAside' }
  | { readonly kind: 'expired'; readonly setAsideBefore: string }
  | { readonly kind: 'silent'; readonly silenceMs: number };

/** The cases of one VIN that matter now, in order of `seq`, and how much each organisation has been told about it. */
export interface VehicleCases {
  readonly vin: string;
  readonly cases: readonly Case[];
  readonly told: Told;
}

const steps: {
  readonly [Kind in CaseChange['kind']]: (
    subject: Case,
    change: Extract<CaseChange, { kind: Kind }>,
    now: string,
  ) => Step;
} = {
  progressed: (subject, { progress }, now) => followProgress(subject, progress, now),
  decided: (subject, { outcome }, now) => recordOutcome(subject, outcome, now),
  withdrawn: (subject, _, now) => withdraw(subject, now),
  withdrawalAnswered: (subject, { answer }, now) => {
    const step = recordWithdrawalAnswer(subject, answer, now);
    return { ...step, subject: resumedWhenEnded(step.subject, now) };
  },
  firstRegistered: (subject, { firstRegisteredOn }) => recordFirstRegistration(subject, firstRegisteredOn),
  setAside: (subject, _, now) => setAside(subject, now),
  expired: (subject, { setAsideBefore }, now) => expire(subject, setAsideBefore, now),
  silent: (subject, { silenceMs }, now) => remind(subject, silenceMs, now),
};

const stepOf = (subject: Case, change: CaseChange, now: string): Step => {
  const step = steps[change.kind] as (subject: Case, change: CaseChange, now: string) => Step;
  return step(subject, change, now);
};

export interface Decision {
  readonly vehicle: VehicleCases;
  readonly events: readonly CaseEvent[];
}

/** Applies a change to one case of a VIN and closes what may close after it. The vehicle is the same object when nothing changed. */
export const changeCase = (vehicle: VehicleCases, meldingId: string, change: CaseChange, now: string): Decision => {
  const before = vehicle.cases.find((candidate) => candidate.meldingId === meldingId);
  if (!before) return { vehicle, events: [] };
  const step = stepOf(before, change, now);
  if (step.subject === before) return { vehicle, events: [] };
  const replaced = vehicle.cases.map((candidate) => (candidate === before ? step.subject : candidate));
  const { cases, closed } = closeCases(replaced, now);
  const { events, told } = numberEvents([...step.events, ...closed.flatMap(completed)], vehicle.told);
  return { vehicle: { vin: vehicle.vin, cases, told }, events };
};
