import { LONGEST_RETRY_DELAY_MS, retryDelayMs } from './delivery-schedule';
import { retryAfterMs } from './retry-after';

/** What came of one HTTP call. */
export type AttemptOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfter?: string }
  /** No answer: `code` is stable (`TIMEOUT`, `ECONNREFUSED`, …). */
  | { readonly kind: 'unanswered'; readonly code: string };

export type DeliveryStatus = 'PENDING' | 'DELIVERED' | 'EXHAUSTED' | 'CANCELLED';

/** What is to happen after an attempt. */
export type Verdict =
  | { readonly status: 'DELIVERED' }
  | { readonly status: 'PENDING'; readonly retryInMs: number }
  | { readonly status: 'EXHAUSTED' }
  /** Nothing more goes to the endpoint; `disableEndpoint` when its receiver has just said that it is gone for good. */
  | { readonly status: 'CANCELLED'; readonly disableEndpoint: boolean };

export interface DeliveryState {
  readonly failedAttempts: number;
}

export type DeliveryEvent = { readonly type: 'attemptFailed' };

export const initialDelivery: DeliveryState = { failedAttempts: 0 };

export const evolveDelivery = (state: DeliveryState, _event: DeliveryEvent): DeliveryState => ({
  failedAttempts: state.failedAttempts + 1,
});

/** The receiver asks for patience: its Retry-After may lengthen the schedule, never shorten it. */
const patienceMs = (outcome: AttemptOutcome, now: Date): number => {
  if (outcome.kind === 'unanswered' || (outcome.status !== 429 && outcome.status !== 503)) return 0;
  return Math.min(retryAfterMs(outcome.retryAfter, now) ?? 0, LONGEST_RETRY_DELAY_MS);
};

const isSuccess = (outcome: AttemptOutcome): boolean =>
  outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300;

/** Standard Webhooks 1.0: 2xx is success, 410 ends the endpoint, everything else (redirects too) is tried again. */
export const judgeAttempt =
  (outcome: AttemptOutcome, { now, random }: { readonly now: Date; readonly random: () => number }) =>
  (delivery: DeliveryState): Verdict => {
    if (isSuccess(outcome)) return { status: 'DELIVERED' };
    if (outcome.kind === 'answered' && outcome.status === 410) return { status: 'CANCELLED', disableEndpoint: true };
    const delayMs = retryDelayMs(delivery.failedAttempts + 1, random);
    if (delayMs === undefined) return { status: 'EXHAUSTED' };
    return { status: 'PENDING', retryInMs: Math.max(delayMs, patienceMs(outcome, now)) };
  };

/** Whether the outcome tells of a receiver that is down or overloaded, rather than one that dislikes this message. */
export const isReceiverInTrouble = (outcome: AttemptOutcome): boolean =>
  outcome.kind === 'unanswered' || [429, 502, 503, 504].includes(outcome.status);
