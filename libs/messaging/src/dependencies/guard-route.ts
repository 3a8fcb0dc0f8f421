import type { Route } from '../handling/route';
import type { CircuitBreaker } from './circuit-breaker';

/** The route with its handler behind the breakers: each counts how it ended, and none lets it begin while it is open. */
export const guardRoute = (route: Route, breakers: readonly CircuitBreaker[]): Route =>
  breakers.reduceRight<Route>(
    (guarded, breaker) => ({
      ...guarded,
      handle: (payload, context) => breaker.run(() => guarded.handle(payload, context)),
    }),
    route,
  );
