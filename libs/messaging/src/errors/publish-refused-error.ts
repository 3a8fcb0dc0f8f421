/** Thrown when Kafka takes in other events but refuses these, for their size or their topic; sending them again does not help. */
export class PublishRefusedError extends Error {
  readonly code = 'MESSAGING_PUBLISH_REFUSED';
  constructor(options: { readonly cause: unknown }) {
    super(`Kafka refused the events: ${options.cause instanceof Error ? options.cause.message : ''}`, options);
    this.name = 'PublishRefusedError';
  }
}
