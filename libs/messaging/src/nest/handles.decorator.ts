import type { EventDefinition, EventOf } from '@kjoreklar/contracts';
import { UseFilters } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { HandlerPolicy } from '../handling/handler-policy';
import type { DeadLetter, EventHeadline, MessageContext } from '../handling/message-context';
import { PassThroughFilter } from './pass-through.filter';

export type HandlerMethod<Message> = (message: Message, context: MessageContext) => Promise<void>;

export type HandlerDecorator<Message> = <Method extends HandlerMethod<Message>>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<Method>,
) => void;

/** What the decorators leave on a method for the transport strategy. */
export type HandlerExtras =
  | { readonly kind: 'event'; readonly definition: EventDefinition; readonly policy: HandlerPolicy }
  | { readonly kind: 'deadLetters'; readonly policy: HandlerPolicy };

export const DEAD_LETTER_PATTERN = 'kjoreklar.dead-letters';

const handlerDecorator =
  <Message>(pattern: string, extras: HandlerExtras): HandlerDecorator<Message> =>
  (target, key, descriptor) => {
    Payload()(target, key, 0);
    Ctx()(target, key, 1);
    UseFilters(PassThroughFilter)(target, key, descriptor as PropertyDescriptor);
    EventPattern(pattern, extras as unknown as Record<string, unknown>)(target, key, descriptor as PropertyDescriptor);
  };

/** With `decode: 'headers'` the method gets an EventHeadline: cheap, the value is not parsed. */
export function Handles(
  definition: EventDefinition,
  policy: HandlerPolicy & { readonly decode: 'headers' },
): HandlerDecorator<EventHeadline>;
/** The method handles every event of the definition: `(event: EventOf<typeof Definition>, context: MessageContext) => Promise<void>`. */
export function Handles<Definition extends EventDefinition>(
  definition: Definition,
  policy: HandlerPolicy & { readonly decode?: 'event' },
): HandlerDecorator<EventOf<Definition>>;
export function Handles(definition: EventDefinition, policy: HandlerPolicy): HandlerDecorator<never> {
  return handlerDecorator(definition.topic, { kind: 'event', definition, policy });
}

/** The method gets every dead letter of every consumer. What it cannot handle stays in the dead-letter topic and is logged. */
export const HandlesDeadLetters = (policy: HandlerPolicy): HandlerDecorator<DeadLetter> =>
  handlerDecorator(DEAD_LETTER_PATTERN, { kind: 'deadLetters', policy });
