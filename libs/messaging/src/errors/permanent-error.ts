/** Thrown when no later try can succeed; the message goes to the dead letters. `code` is stable, upper case, prefixed by the app. */
export class PermanentError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
    this.name = 'PermanentError';
  }
}
