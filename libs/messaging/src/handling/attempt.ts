import { verdictOf } from '../errors/error-verdict';
import { PermanentError } from '../errors/permanent-error';
import type { Burial } from './dead-letter';
import { retryDelayMs } from './handler-policy';
import type { IncomingMessage } from './incoming-message';
import type { MessageContext } from './message-context';
import type { Route } from './route';

export type AttemptOutcome =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'retry'; readonly error: unknown; readonly delayMs: number }
  | { readonly outcome: 'deadLetter'; readonly burial: Burial; readonly error?: unknown };

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

const classOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const codeOf = (error: unknown, exhausted: boolean): string => {
  if (exhausted) return 'EXHAUSTED';
  return error instanceof PermanentError ? error.code : classOf(error);
};

const judge = ({ policy }: Route, attempt: number, error: unknown): AttemptOutcome => {
  const passing = verdictOf(error) === 'retry';
  const exhausted = passing && attempt >= policy.tries && policy.onExhausted === 'deadLetter';
  if (passing && !exhausted) return { outcome: 'retry', error, delayMs: retryDelayMs(policy, attempt) };
  const reason = { code: codeOf(error, exhausted), message: textOf(error) };
  return { outcome: 'deadLetter', burial: { reason, errorClass: classOf(error), attempts: attempt }, error };
};

/** One try of one message: decode, handle, judge what was thrown. Never rejects. */
export const attemptMessage = async (
  route: Route,
  message: IncomingMessage,
  attempt: number,
): Promise<AttemptOutcome> => {
  try {
    const decoded = route.decode(message);
    if (!decoded.ok) {
      const reason = { code: 'MALFORMED', message: decoded.problems.join('; ') };
      return { outcome: 'deadLetter', burial: { reason, errorClass: 'MalformedMessage', attempts: attempt } };
    }
    await route.handle(decoded.payload as never, contextOf(message, attempt));
    return { outcome: 'done' };
  } catch (error) {
    return judge(route, attempt, error);
  }
};
