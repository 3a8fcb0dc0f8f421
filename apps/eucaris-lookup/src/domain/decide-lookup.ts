import type { Finding } from '@kjoreklar/domain';
import type { Selection } from '@kjoreklar/ivi';
import type { EucarisAnswer, ObtainedDocument } from '../clients/eucaris-client';
import { incompleteAnswer, unknownVehicle } from './lookup-findings';
import { waitOn, type Waiting } from './waiting';

export type LookupDecision =
  | {
      readonly kind: 'obtained';
      readonly documents: readonly ObtainedDocument[];
      readonly selected: number;
      /** What is odd about the documents together. */
      readonly warnings: readonly Finding[];
    }
  | {
      readonly kind: 'unavailable';
      readonly reason: 'NOT_FOUND' | 'PARTIAL' | 'CONFLICT' | 'INCOMPLETE';
      readonly errors: readonly Finding[];
    }
  | { readonly kind: 'waiting'; readonly waiting: Waiting };

type FoundAnswer = Extract<EucarisAnswer, { kind: 'found' }>;
type Found = FoundAnswer & { readonly selection: Selection };
/** An answer, together with which of its documents holds. */
export type WeighedAnswer = Exclude<EucarisAnswer, FoundAnswer> | Found;

export interface LookupQuestion {
  readonly vin: string;
  /** ventTil, ISO 8601 date. */
  readonly waitUntil: string | null;
}

export interface LookupMoment {
  readonly now: Date;
  /** Null the first time the request is asked about. */
  readonly waiting: Waiting | null;
}

const unavailableReasons = { conflict: 'CONFLICT', incomplete: 'INCOMPLETE' } as const;

const decideFound = ({ documents, selection }: Found): LookupDecision =>
  selection.outcome === 'selected'
    ? { kind: 'obtained', documents, selected: selection.index, warnings: selection.warnings }
    : { kind: 'unavailable', reason: unavailableReasons[selection.outcome], errors: [selection.finding] };

const decideIncomplete = (
  answer: Exclude<EucarisAnswer, FoundAnswer>,
  { waitUntil }: LookupQuestion,
  { now, waiting }: LookupMoment,
): LookupDecision => {
  const reason = answer.kind === 'partial' ? 'PARTIAL' : 'NOT_FOUND';
  const next = waitOn(waiting, { reason, now, waitUntil });
  if (next) return { kind: 'waiting', waiting: next };
  const error = answer.kind === 'partial' ? incompleteAnswer(answer.silentCountries) : unknownVehicle();
  return { kind: 'unavailable', reason, errors: [error] };
};

/** What an answer of EUCARIS means for a request. */
export const decideLookup = (answer: WeighedAnswer, question: LookupQuestion, moment: LookupMoment): LookupDecision =>
  answer.kind === 'found' ? decideFound(answer) : decideIncomplete(answer, question, moment);
