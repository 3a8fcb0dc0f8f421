import type { CaseEvent, UnnumberedEvent } from './case-event';

/** Per organisation, how many events it has been told of one VIN. */
export type Told = Readonly<Record<string, number>>;

export interface Numbering {
  readonly events: readonly CaseEvent[];
  readonly told: Told;
}

type UntoldEvent = Extract<UnnumberedEvent, { kind: 'requested' | 'withdrawalRequested' }>;

const isUntold = (event: UnnumberedEvent): event is UntoldEvent =>
  event.kind === 'requested' || event.kind === 'withdrawalRequested';

const numberNext = ({ events, told }: Numbering, event: UnnumberedEvent): Numbering => {
  if (isUntold(event)) return { told, events: [...events, event] };
  const { organisation } = event.subject;
  const importerSequence = (told[organisation] ?? 0) + 1;
  return { told: { ...told, [organisation]: importerSequence }, events: [...events, { ...event, importerSequence }] };
};

/** Numbers what importers are told, each organisation on its own; `told` is the same object when nothing is. */
export const numberEvents = (events: readonly UnnumberedEvent[], told: Told): Numbering =>
  events.reduce(numberNext, { events: [], told });
