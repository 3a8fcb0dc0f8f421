/** Thrown when Kafka cannot be reached or does not acknowledge; nothing is known to be stored, so publish the same events again. */
export class BrokerUnavailableError extends Error {
  readonly code = 'MESSAGING_BROKER_UNAVAILABLE';
  constructor(options?: { readonly cause?: unknown }) {
    const { cause } = options ?? {};
    super(`Kafka is not available${cause instanceof Error ? `: ${cause.message}` : ''}`, options);
    this.name = 'BrokerUnavailableError';
  }
}
