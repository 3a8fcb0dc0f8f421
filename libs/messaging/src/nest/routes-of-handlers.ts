import { consumers, deadLetterTopic } from '@kjoreklar/contracts';
import type { MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { MessageContext } from '../handling/message-context';
import { deadLetterRoute, eventRoute, type Route } from '../handling/route';
import type { HandlerExtras } from './handles.decorator';

/** Thrown at start-up when handlers and topics do not match: a message that nobody handles would be lost. */
export class HandlerMismatchError extends Error {
  readonly code = 'MESSAGING_HANDLER_MISMATCH';
  constructor(readonly faults: readonly string[]) {
    super(faults.join('; '));
    this.name = 'HandlerMismatchError';
  }
}

/** The dead-letter topics of all consumers. */
const deadLetterPlaces = () =>
  Object.entries(consumers).flatMap(([group, definitions]) =>
    definitions.map(({ topic }) => ({ topic: deadLetterTopic(topic, group), originalTopic: topic, group })),
  );

/** Without interceptors Nest answers what the method answered; an Observable only with them. */
const callHandler =
  (handler: MessageHandler) =>
  async (payload: never, context: MessageContext): Promise<void> => {
    const result: unknown = await handler(payload, context);
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
  };

const toRoutes = (handler: MessageHandler): Route[] => {
  const extras = handler.extras as HandlerExtras;
  const handle = callHandler(handler);
  if (extras.kind === 'event') return [eventRoute(extras.definition, extras.policy, handle)];
  return deadLetterPlaces().map((place) => deadLetterRoute(place, extras.policy, handle));
};

const faultOf = (pattern: string, handler: MessageHandler): string[] => {
  if (!(handler.extras as Partial<HandlerExtras> | undefined)?.kind) return [`${pattern} is not handled by @Handles`];
  return handler.next ? [`${pattern} has two handlers`] : [];
};

const compare = (routes: readonly Route[], declared: readonly string[] | undefined): string[] => {
  if (!declared) return [];
  const handled = new Set(routes.filter(({ givenUp }) => givenUp === 'deadLetterTopic').map(({ topic }) => topic));
  return [
    ...declared.filter((topic) => !handled.has(topic)).map((topic) => `${topic} has no handler`),
    ...[...handled]
      .filter((topic) => !declared.includes(topic))
      .map((topic) => `${topic} is not declared for this consumer`),
  ];
};

/** The routes of all `@Handles` methods; throws HandlerMismatchError when they are not exactly the declared topics. */
export const routesOfHandlers = (
  handlers: ReadonlyMap<string, MessageHandler>,
  declared?: readonly string[],
): readonly Route[] => {
  const faults = [...handlers].flatMap(([pattern, handler]) => faultOf(pattern, handler));
  if (faults.length > 0) throw new HandlerMismatchError(faults);
  const routes = [...handlers.values()].flatMap(toRoutes);
  const mismatches = compare(routes, declared);
  if (mismatches.length > 0) throw new HandlerMismatchError(mismatches);
  return routes;
};
