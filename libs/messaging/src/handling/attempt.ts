import { DependencyAwayError } from '../dependencies/dependency-failure';
import { verdictOf } from '../errors/error-verdict';
import { PermanentError } from '../errors/permanent-error';
import type { Burial } from './dead-letter';
import { nextStep } from './handler-policy';
import type { IncomingMessage } from './incoming-message';
import type { MessageContext } from './message-context';
import type { Route } from './route';

export type AttemptOutcome =
  | { readonly outcome: 'done' }
  /** Something that the handler needs is away: nothing was tried. */
  | { readonly outcome: 'away'; readonly error: unknown; readonly delayMs: number }
  | { readonly outcome: 'retry'; readonly error: unknown; readonly delayMs: number }
  | { readonly outcome: 'park'; readonly error: unknown; readonly delayMs: number }
  | { readonly outcome: 'deadLetter'; readonly burial: Burial; readonly error?: unknown };

/** Which try this is, the first being 1, and how long ago the message failed first. */
export interface AttemptState {
  readonly attempt: number;
  readonly ageMs: number;
}

const contextOf = (message: IncomingMessage, attempt: number): MessageContext => {
  const headers = message.headers.texts;
  const traceparent = headers['traceparent'];
  return {
    topic: message.topic,
    partition: message.partition,
    offset: message.offset,
    key: typeof message.key === 'string' ? message.key : null,
    headers,
    attempt,
    ...(traceparent ? { traceparent } : {}),
  };
};

const DONE: AttemptOutcome = { outcome: 'done' };
const classOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const giveUp = (code: string, error: unknown, attempts: number): AttemptOutcome => ({
  outcome: 'deadLetter',
  burial: { reason: { code, message: textOf(error) }, errorClass: classOf(error), attempts },
  error,
});

const judge = ({ policy }: Route, { attempt, ageMs }: AttemptState, error: unknown): AttemptOutcome => {
  if (error instanceof DependencyAwayError) return { outcome: 'away', error, delayMs: error.retryAfterMs };
  if (verdictOf(error) === 'deadLetter')
    return giveUp(error instanceof PermanentError ? error.code : classOf(error), error, attempt);
  const step = nextStep(policy, attempt, ageMs);
  return step.kind === 'giveUp'
    ? giveUp('EXHAUSTED', error, attempt)
    : { outcome: step.kind, error, delayMs: step.delayMs };
};

/** One try of one message: decode, handle, judge what was thrown. Never rejects. */
export const attemptMessage = async (
  route: Route,
  message: IncomingMessage,
  state: AttemptState,
): Promise<AttemptOutcome> => {
  try {
    const decoded = route.decode(message);
    if (!decoded.ok) {
      const reason = { code: 'MALFORMED', message: decoded.problems.join('; ') };
      return { outcome: 'deadLetter', burial: { reason, errorClass: 'MalformedMessage', attempts: state.attempt } };
    }
    await route.handle(decoded.payload as never, contextOf(message, state.attempt));
    return DONE;
  } catch (error) {
    return judge(route, state, error);
  }
};
