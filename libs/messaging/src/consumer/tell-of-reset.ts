import type { Logger } from '@kjoreklar/service-kit';
import type { OffsetReset } from '../kafka/announce-offset-reset';
import type { MessagingMetrics } from '../metrics/messaging-metrics';

/** A person must look: something that was published was never handled, or is at the broker no more. */
export const tellOfReset = (
  { topic, partition, from, to }: OffsetReset,
  { logger, metrics }: { readonly logger: Logger; readonly metrics: MessagingMetrics },
): void => {
  metrics.offsetResets.labels(topic).inc();
  logger.error(
    { topic, partition, from: String(from), to: String(to) },
    to > from ? 'messages were deleted before they were read' : 'the broker has lost messages: reading from the first',
  );
};
