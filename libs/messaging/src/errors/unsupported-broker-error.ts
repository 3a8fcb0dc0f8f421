/** Thrown when the broker no longer speaks the versions of the protocol that kafkajs speaks; `missing` says which. */
export class UnsupportedBrokerError extends Error {
  readonly code = 'MESSAGING_UNSUPPORTED_BROKER';
  /** kafkajs does not try again what is not retriable. */
  readonly retriable = false;
  constructor(
    readonly broker: string,
    readonly missing: readonly string[],
  ) {
    super(`the Kafka broker ${broker} is too new for kafkajs 2.2.4: ${missing.join('; ')}`);
    this.name = 'UnsupportedBrokerError';
  }
}
