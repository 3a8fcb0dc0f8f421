import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { CallerIdentity } from '../token/caller-identity';

const callers = new WeakMap<object, CallerIdentity>();

export const rememberCaller = (request: object, caller: CallerIdentity): void => {
  callers.set(request, caller);
};

/** Thrown when a route asks for its caller without `@RequireScope`: a bug. */
export class UnguardedRouteError extends TypeError {
  readonly code = 'AUTH_UNGUARDED_ROUTE';
  constructor() {
    super('@Caller() needs @RequireScope() on the same route');
    this.name = 'UnguardedRouteError';
  }
}

/** The CallerIdentity of a request that `@RequireScope` let pass. */
export const Caller = createParamDecorator((_: undefined, context: ExecutionContext): CallerIdentity => {
  const caller = callers.get(context.switchToHttp().getRequest<object>());
  if (!caller) throw new UnguardedRouteError();
  return caller;
});
