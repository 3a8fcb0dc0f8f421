import type { TargetFault } from '../domain/target-url';

/** Thrown when a URL may not be an endpoint. */
export class TargetNotAllowedError extends Error {
  readonly code = 'WEBHOOK_TARGET_NOT_ALLOWED';
  constructor(readonly fault: TargetFault) {
    super(`the URL may not be an endpoint: ${fault}`);
    this.name = 'TargetNotAllowedError';
  }
}

/** Thrown when an organisation has as many endpoints as it may have. */
export class TooManyEndpointsError extends Error {
  readonly code = 'WEBHOOK_TOO_MANY_ENDPOINTS';
  constructor(readonly limit: number) {
    super(`an organisation may have ${limit} endpoints`);
    this.name = 'TooManyEndpointsError';
  }
}

/** Thrown when an organisation names an endpoint that it does not have. */
export class EndpointNotFoundError extends Error {
  readonly code = 'WEBHOOK_ENDPOINT_NOT_FOUND';
  constructor(readonly id: string) {
    super(`no endpoint ${id}`);
    this.name = 'EndpointNotFoundError';
  }
}

/** Thrown when a test call is asked for at an endpoint that is not active. */
export class EndpointNotActiveError extends Error {
  readonly code = 'WEBHOOK_ENDPOINT_NOT_ACTIVE';
  constructor(readonly id: string) {
    super(`endpoint ${id} is not active`);
    this.name = 'EndpointNotActiveError';
  }
}

/** Thrown when a test call is asked for while one of the same endpoint is under way. */
export class TestUnderWayError extends Error {
  readonly code = 'WEBHOOK_TEST_UNDER_WAY';
  constructor(readonly id: string) {
    super(`a test call of endpoint ${id} is under way`);
    this.name = 'TestUnderWayError';
  }
}
