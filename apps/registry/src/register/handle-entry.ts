import type { EncodedEvent } from '@kjoreklar/contracts';
import { isVehicleEvent, type VehicleDecision } from '../domain/vehicle-decision';
import type { StoredVehicle, VehicleChange } from '../store/vehicle.store';
import type { RegisterEntry } from './register-entry';

export interface HandledEntry {
  /** Null when the question had been answered before. */
  readonly decision: VehicleDecision | null;
  readonly answer: readonly EncodedEvent[];
  readonly change: VehicleChange | null;
}

export interface Answers {
  /** What stands in answer to each question. */
  readonly standing: ReadonlyMap<string, readonly EncodedEvent[]>;
  /** Ids of the events never seen before. */
  readonly fresh: ReadonlySet<string>;
}

/** Time never goes back for one vehicle, however the clocks of two instances differ. */
const momentAfter = (changedAt: Date | null, now: Date): Date =>
  changedAt && changedAt >= now ? new Date(changedAt.getTime() + 1) : now;

const earlierAnswer = ({ cause }: RegisterEntry, { standing, fresh }: Answers): readonly EncodedEvent[] | undefined => {
  if (!cause) return undefined;
  return standing.get(cause.question) ?? (fresh.has(cause.eventId) ? undefined : []);
};

/** Rules on an entry, unless it was answered before: the first answer stands and is only given again. */
export const handleEntry = (
  entry: RegisterEntry,
  { vehicle, changedAt }: StoredVehicle,
  answers: Answers,
  now: Date,
): HandledEntry => {
  const earlier = earlierAnswer(entry, answers);
  if (earlier) return { decision: null, answer: earlier, change: null };
  const decidedAt = momentAfter(changedAt, now);
  const relatedAnswer = answers.standing.get(entry.cause?.related ?? '') ?? [];
  const { decision, answer } = entry.rule(vehicle, { decidedAt, relatedAnswer });
  return {
    decision,
    answer,
    change: isVehicleEvent(decision)
      ? { before: vehicle, event: decision, recordedAt: decidedAt, ecoc: entry.ecoc }
      : null,
  };
};
