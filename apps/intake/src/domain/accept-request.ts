import { type Case, type CaseRequest, isOpen, openCase } from './case';
import type { CaseEvent } from './case-event';
import { requestWithdrawal } from './withdraw';

export interface Acceptance {
  readonly accepted: Case;
  /** Earlier open cases of the same organisation about the same VIN, which this one takes the place of. */
  readonly replaced: readonly Case[];
  readonly events: readonly CaseEvent[];
}

const isReplaceable = (earlier: Case, request: CaseRequest): boolean =>
  isOpen(earlier) && earlier.organisation === request.organisation && earlier.withdrawal === null;

/** A new request for a VIN whose open cases are given. */
export const acceptRequest = (request: CaseRequest, openCases: readonly Case[]): Acceptance => {
  const accepted = openCase(request);
  const steps = openCases
    .filter((earlier) => isReplaceable(earlier, request))
    .map((earlier) =>
      requestWithdrawal(earlier, {
        reason: 'REPLACED',
        replacedBy: request.meldingId,
        requestedAt: request.receivedAt,
      }),
    );
  return {
    accepted,
    replaced: steps.map(({ subject }) => subject),
    events: [
      ...steps.flatMap(({ events }) => events as readonly CaseEvent[]),
      { kind: 'requested', subject: accepted },
    ],
  };
};
