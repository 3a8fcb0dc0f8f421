import { isUtf8 } from 'node:buffer';
import { decode, decodeMetadata, type EventDefinition } from '@kjoreklar/contracts';
import { readDeadLetter } from './dead-letter';
import type { HandlerPolicy } from './handler-policy';
import type { IncomingMessage } from './incoming-message';
import type { EventHeadline, MessageContext } from './message-context';

export type Decoded =
  { readonly ok: true; readonly payload: unknown } | { readonly ok: false; readonly problems: readonly string[] };

/** Everything the engine needs to know about the messages of one topic. */
export interface Route {
  readonly topic: string;
  readonly policy: HandlerPolicy;
  /** `topic`: what is given up goes to the dead-letter topic. `stays`: it is one already, and stays where it is. */
  readonly givenUp: 'deadLetterTopic' | 'stays';
  readonly decode: (message: IncomingMessage) => Decoded;
  readonly handle: (payload: never, context: MessageContext) => Promise<unknown>;
}

type Handle = (payload: never, context: MessageContext) => Promise<unknown>;

const wrongType = (texts: Readonly<Record<string, string>>, topic: string): string[] =>
  texts['ce_type'] !== undefined && texts['ce_type'] !== topic ? [`ce_type is ${texts['ce_type']}, not ${topic}`] : [];

const readText = (value: Buffer | null): { text: string } | { problem: string } => {
  if (!value) return { problem: 'the value is missing' };
  return isUtf8(value) ? { text: value.toString() } : { problem: 'the value is not UTF-8' };
};

const decodeEvent =
  (definition: EventDefinition) =>
  ({ headers, value }: IncomingMessage): Decoded => {
    const problems = [...headers.problems, ...wrongType(headers.texts, definition.topic)];
    const read = readText(value);
    if ('problem' in read) return { ok: false, problems: [...problems, read.problem] };
    const decoded = decode(definition, headers.texts, read.text);
    if (!decoded.ok) return { ok: false, problems: [...problems, ...decoded.problems] };
    return problems.length > 0 ? { ok: false, problems } : { ok: true, payload: decoded.event };
  };

const decodeHeadline =
  (definition: EventDefinition) =>
  ({ headers, key }: IncomingMessage): Decoded => {
    const problems = [...headers.problems, ...wrongType(headers.texts, definition.topic)];
    const metadata = decodeMetadata(headers.texts);
    if ('problems' in metadata) return { ok: false, problems: [...problems, ...metadata.problems] };
    if (typeof key !== 'string') return { ok: false, problems: [...problems, 'the key is missing or not UTF-8'] };
    const headline: EventHeadline = { ...metadata, topic: definition.topic, key };
    return problems.length > 0 ? { ok: false, problems } : { ok: true, payload: headline };
  };

export const eventRoute = (definition: EventDefinition, policy: HandlerPolicy, handle: Handle): Route => ({
  topic: definition.topic,
  policy,
  givenUp: 'deadLetterTopic',
  decode: policy.decode === 'headers' ? decodeHeadline(definition) : decodeEvent(definition),
  handle,
});

/** A route of a dead-letter topic; of a message without the headers that every dead letter has, only the place is known. */
export const deadLetterRoute = (
  place: { readonly topic: string; readonly originalTopic: string; readonly group: string },
  policy: HandlerPolicy,
  handle: Handle,
): Route => ({
  topic: place.topic,
  policy,
  givenUp: 'stays',
  decode: (message) => ({ ok: true, payload: readDeadLetter(message, place) }),
  handle,
});
