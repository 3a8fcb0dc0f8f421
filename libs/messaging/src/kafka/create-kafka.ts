import type { Logger } from '@kjoreklar/service-kit';
import { Kafka } from 'kafkajs';

export interface KafkaOptions {
  /** Bootstrap servers, host:port. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly logger: Logger;
}

export const createKafka = (options: KafkaOptions): Kafka =>
  new Kafka({ brokers: [...options.brokers], clientId: options.clientId });
