import { EXIT_CONFIGURATION, type Logger } from '@kjoreklar/service-kit';
import { UnsupportedBrokerError } from '../errors/unsupported-broker-error';

export interface RefusalOptions {
  readonly logger: Logger;
  /** Ends the process with a code. */
  readonly leave?: (code: number) => void;
}

/**
 * Kafka may be away when a service starts, and is waited for. But a broker that does not speak with kafkajs will not do so tomorrow: the first one met ends
 * the process, as a fault of configuration does. Once `prepare` has held, whatever comes is waited for: the service can still accept.
 */
export const refusingUnsupportedBroker = (
  prepare: () => Promise<void>,
  { logger, leave = (code) => process.exit(code) }: RefusalOptions,
): (() => Promise<void>) => {
  let started = false;
  return async () => {
    try {
      await prepare();
      started = true;
    } catch (error) {
      if (!started && error instanceof UnsupportedBrokerError) {
        logger.fatal({ code: error.code, broker: error.broker, missing: error.missing }, error.message);
        leave(EXIT_CONFIGURATION);
      }
      throw error;
    }
  };
};
