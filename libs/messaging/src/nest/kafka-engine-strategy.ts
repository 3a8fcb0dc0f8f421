import type { Logger } from '@kjoreklar/service-kit';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import type { Kafka } from 'kafkajs';
import type { EventProducer } from '../producer/event-producer';

export interface KafkaEngineStrategyOptions {
  readonly kafka: Kafka;
  /** The consumer group. */
  readonly group: string;
  /** Where dead letters go out. */
  readonly producer: EventProducer;
  readonly logger: Logger;
  /** How long close() waits for running handlers, in milliseconds. */
  readonly drainDeadlineMs?: number;
}

/** Plugs Nest controllers with `@Handles` into the consumer engine. */
export class KafkaEngineStrategy extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;

  constructor(readonly options: KafkaEngineStrategyOptions) {
    super();
  }

  listen(callback: (error?: unknown) => void): void {
    callback();
  }

  async close(): Promise<void> {}

  on(): never {
    throw new Error('the Kafka engine has no events to listen to');
  }

  unwrap<T>(): T {
    throw new Error('the Kafka engine has no server to unwrap');
  }
}
