import { type Case, type CaseRequest, isOpen, openCase } from './case';
import type { CaseEvent } from './case-event';
import type { VehicleCases } from './change-case';
import { closeCases } from './close-cases';
import { completed } from './completed';
import { numberEvents } from './number-events';
import { releaseCase } from './release-case';
import { requestWithdrawal } from './withdraw';

export interface Acceptance {
  readonly accepted: Case;
  /** The VIN with its earlier cases, some of which this one takes the place of. */
  readonly vehicle: VehicleCases;
  readonly events: readonly CaseEvent[];
}

const isReplaceable = (earlier: Case, request: CaseRequest): boolean =>
  isOpen(earlier) && earlier.organisation === request.organisation && earlier.withdrawal === null;

/** A new request for a VIN whose open cases are given; told to the other services at once (`release`), or when its turn comes. */
export const acceptRequest = (request: CaseRequest, vehicle: VehicleCases, release: boolean): Acceptance => {
  const { meldingId, receivedAt } = request;
  const replacing = { reason: 'REPLACED', replacedBy: meldingId, requestedAt: receivedAt } as const;
  const steps = vehicle.cases.map((earlier) =>
    isReplaceable(earlier, request) ? requestWithdrawal(earlier, replacing) : { subject: earlier, events: [] },
  );
  const { cases, closed } = closeCases(
    steps.map(({ subject }) => subject),
    receivedAt,
  );
  const ends = [...steps.flatMap(({ events }) => events), ...closed.flatMap(completed)];
  const { events, told } = numberEvents(ends, vehicle.told);
  const opened = openCase(request);
  const accepted = release ? releaseCase(opened, receivedAt) : opened;
  return {
    accepted,
    vehicle: { vin: vehicle.vin, cases, told },
    events: release ? [...events, { kind: 'requested', subject: accepted }] : events,
  };
};
