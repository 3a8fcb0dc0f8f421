import type { EncodedEvent } from '@kjoreklar/contracts';
import type { Vin } from '@kjoreklar/domain';
import type { AcceptedEcoc } from '../domain/accepted-ecoc';
import type { Vehicle } from '../domain/vehicle';
import type { VehicleDecision } from '../domain/vehicle-decision';

/** The event that asks for something. */
export interface Cause {
  readonly eventId: string;
  /** UUID that the answer is kept under: whoever asks the same again gets the first answer. */
  readonly question: string;
  /** Another question whose answer, if it has one, the ruling needs. */
  readonly related?: string;
}

export interface Circumstances {
  /** Later than anything recorded about the vehicle before. */
  readonly decidedAt: Date;
  /** What stands in answer to `related`. */
  readonly relatedAnswer: readonly EncodedEvent[];
}

export interface Ruling {
  readonly decision: VehicleDecision;
  /** What the world is told of it. */
  readonly answer: readonly EncodedEvent[];
}

/** Something to be decided about one vehicle. */
export interface RegisterEntry {
  readonly vin: Vin;
  /** Null for a command that answers its caller directly. */
  readonly cause: Cause | null;
  /** What the pre-registration will rest on, where one is asked for. */
  readonly ecoc: AcceptedEcoc | null;
  readonly rule: (vehicle: Vehicle, circumstances: Circumstances) => Ruling;
}
