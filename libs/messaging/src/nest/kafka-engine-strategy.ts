import type { Logger } from '@kjoreklar/service-kit';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import type { Kafka } from 'kafkajs';
import type { ParkingTable } from '@kjoreklar/persistence';
import { ConsumerEngine } from '../consumer/consumer-engine';
import type { CircuitBreakers } from '../dependencies/circuit-breakers';
import type { EventProducer } from '../producer/event-producer';
import { routesOfHandlers } from './routes-of-handlers';

export interface KafkaEngineStrategyOptions {
  readonly kafka: Kafka;
  /** The consumer group. */
  readonly group: string;
  /** Who this consumer is in its group, over restarts; a random one unless told. */
  readonly instanceId?: string;
  /** How long the group waits for this consumer when it is silent, milliseconds; 6 000 unless told. */
  readonly sessionTimeoutMs?: number;
  /** Where dead letters go out. */
  readonly producer: Pick<EventProducer, 'publishRecords'>;
  readonly logger: Logger;
  /** How long close() waits for running handlers, in milliseconds; 6 000 unless told otherwise. */
  readonly drainDeadlineMs?: number;
  /** Most messages handled at once; 256 unless told otherwise. */
  readonly concurrency?: number;
  /** The topics that must have a handler, and the only ones that may; not checked when absent. */
  readonly topics?: readonly string[];
  /** Runs before the group is joined, again with back-off until it holds. */
  readonly prepare?: () => Promise<void>;
  /** Where failing messages wait; without it they wait in memory. */
  readonly parking?: ParkingTable;
  /** Of what the handlers need. */
  readonly breakers?: CircuitBreakers;
}

const DEFAULT_DRAIN_DEADLINE_MS = 6_000;

/** Plugs Nest controllers with `@Handles` into the consumer engine. */
export class KafkaEngineStrategy extends Server implements CustomTransportStrategy {
  /** The engine sees every error; Nest need not log it as well. */
  override readonly propagatesEventHandlerErrors = true;
  private engine: ConsumerEngine | undefined;

  constructor(private readonly options: KafkaEngineStrategyOptions) {
    super();
  }

  /** Begins to consume in the background; fails only when handlers and topics do not match. */
  listen(callback: (error?: unknown) => void): void {
    try {
      const routes = routesOfHandlers(this.messageHandlers, this.options.topics);
      if (routes.length === 0) return callback();
      this.engine = new ConsumerEngine({
        ...this.options,
        routes,
        publish: (records) => this.options.producer.publishRecords(records),
      });
    } catch (error) {
      return callback(error);
    }
    this.engine.start();
    callback();
  }

  async close(): Promise<void> {
    await this.engine?.drain(this.options.drainDeadlineMs ?? DEFAULT_DRAIN_DEADLINE_MS);
    this.engine = undefined;
  }

  /** Why it does not consume; undefined when it does, or has nothing to consume. */
  unreadyReason(): string | undefined {
    return this.engine?.unreadyReason();
  }

  on(): never {
    throw new Error('the Kafka engine has no events to listen to');
  }

  unwrap<T>(): T {
    return this.engine as T;
  }
}
