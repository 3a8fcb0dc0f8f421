/** Thrown when a token is not one that this service may trust: wrong signature, issuer, audience, time or form. */
export class InvalidTokenError extends Error {
  readonly code = 'AUTH_INVALID_TOKEN';
  constructor(
    readonly reason: string,
    options?: { readonly cause?: unknown },
  ) {
    super(`the token is not valid: ${reason}`, options);
    this.name = 'InvalidTokenError';
  }
}

/** Thrown when a token cannot be judged because the keys of its issuer cannot be fetched; says nothing about the token. */
export class KeysUnavailableError extends Error {
  readonly code = 'AUTH_KEYS_UNAVAILABLE';
  constructor(options?: { readonly cause?: unknown }) {
    super('the keys of the token issuer cannot be fetched', options);
    this.name = 'KeysUnavailableError';
  }
}
