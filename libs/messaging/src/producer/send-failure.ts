/**
 * `newProducer`: the broker no longer accepts this producer's sequence numbers, or did not acknowledge all; the same records go out
 * again from a new producer. `refused`: some record cannot be taken in. `unavailable`: anything else, Kafka is away or too slow.
 */
export type SendFailure = 'newProducer' | 'refused' | 'unavailable';

const newProducer = new Set([
  'OUT_OF_ORDER_SEQUENCE_NUMBER',
  'DUPLICATE_SEQUENCE_NUMBER',
  'UNKNOWN_PRODUCER_ID',
  'INVALID_PRODUCER_EPOCH',
  'INVALID_PRODUCER_ID_MAPPING',
]);

const refused = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_TOPIC_EXCEPTION',
  'TOPIC_AUTHORIZATION_FAILED',
  'UNKNOWN_TOPIC_OR_PARTITION',
  'INVALID_TIMESTAMP',
  'INVALID_RECORD',
]);

/** Not every record of a send was acknowledged, though kafkajs said so. */
export class IncompleteSendError extends Error {
  constructor(missing: number) {
    super(`${missing} records were not acknowledged`);
    this.name = 'IncompleteSendError';
  }
}

const chainOf = (error: unknown): { type?: unknown; cause?: unknown }[] => {
  const chain: { type?: unknown; cause?: unknown }[] = [];
  for (let link = error as { cause?: unknown } | undefined; link && chain.length < 8; link = link.cause as typeof link)
    chain.push(link);
  return chain;
};

export const classifySendFailure = (error: unknown): SendFailure => {
  if (error instanceof IncompleteSendError) return 'newProducer';
  const types = chainOf(error).map(({ type }) => String(type));
  if (types.some((type) => newProducer.has(type))) return 'newProducer';
  return types.some((type) => refused.has(type)) ? 'refused' : 'unavailable';
};
