import type { EncodedEvent } from '@kjoreklar/contracts';
import { attemptMessage, type DeadLetter, type DeadLetterReason, readMessage, type Route } from '@kjoreklar/messaging';
import { type DynamicModule, type INestMicroservice, Module, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CustomStrategy } from '@nestjs/microservices';
import { InMemoryStrategy } from './in-memory-strategy';

/** How a handler took an event: done, to be tried again, or given up. */
export type Delivery =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'retry'; readonly error: unknown }
  | { readonly outcome: 'deadLetter'; readonly reason: DeadLetterReason; readonly error?: unknown };

@Module({})
class HandlersModule {}

type Handlers = DynamicModule | ModuleMetadata;

const toModule = (handlers: Handlers): DynamicModule =>
  'module' in handlers ? handlers : { module: HandlersModule, ...handlers };

/** Runs handlers as the consumer engine would (same decoding, same verdict on errors), without Kafka. */
export class InMemoryBus {
  /** The events that went into `outbox`. */
  readonly sent: EncodedEvent[] = [];
  /** Stands in for the outbox of persistence. */
  readonly outbox = {
    add: async (_tx: unknown, events: readonly EncodedEvent[]): Promise<void> => {
      this.sent.push(...events);
    },
    onCommitted: (_listener: () => void): void => undefined,
  };
  private readonly strategy = new InMemoryStrategy();
  private app: INestMicroservice | undefined;
  private offset = 0;

  /**
   * A bus for the handlers of a module, or of `{ controllers, providers }`. A function gets the bus first, so that `bus.outbox` can be given
   * to the code under test: `InMemoryBus.of((bus) => RegistryModule.with({ outbox: bus.outbox, … }))`.
   */
  static async of(handlers: Handlers | ((bus: InMemoryBus) => Handlers)): Promise<InMemoryBus> {
    const bus = new InMemoryBus();
    const given = typeof handlers === 'function' ? handlers(bus) : handlers;
    const { strategy } = bus;
    bus.app = await NestFactory.createMicroservice<CustomStrategy>(toModule(given), {
      strategy,
      logger: false,
      abortOnError: false,
    });
    await bus.app.listen();
    return bus;
  }

  /** Runs the handler of the event's topic once; `attempt` counts from 1. Throws when no handler takes the topic. */
  async send(event: EncodedEvent, attempt = 1): Promise<Delivery> {
    return this.deliver(this.routeOf(event.topic), event, attempt);
  }

  /** Runs the `@HandlesDeadLetters` method once. */
  async sendDeadLetter(letter: DeadLetter): Promise<Delivery> {
    const headers = {
      ...letter.headers,
      'x-original-topic': letter.originalTopic,
      'x-original-partition': String(letter.originalPartition),
      'x-original-offset': letter.originalOffset,
      'x-dead-letter-group': letter.group,
      'x-dead-letter-code': letter.reason.code,
      'x-exception-message': letter.reason.message,
    };
    return this.deliver(this.routeOf(letter.topic), { key: letter.key, headers, value: '' }, 1);
  }

  /** The value of an event that was sent, parsed. */
  dataOf(event: EncodedEvent): unknown {
    return JSON.parse(event.value);
  }

  async close(): Promise<void> {
    await this.app?.close();
  }

  private routeOf(topic: string): Route {
    const route = this.strategy.routes.find((candidate) => candidate.topic === topic);
    if (!route) throw new Error(`no handler for ${topic}`);
    return route;
  }

  private async deliver(
    route: Route,
    { key, headers, value }: { key: string | null; headers: Readonly<Record<string, string>>; value: string },
    attempt: number,
  ): Promise<Delivery> {
    const message = readMessage(route.topic, 0, {
      key: key === null ? null : Buffer.from(key),
      value: Buffer.from(value),
      headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
      offset: String(this.offset++),
      timestamp: '0',
      attributes: 0,
    });
    const result = await attemptMessage(route, message, { attempt, ageMs: 0 });
    if (result.outcome === 'deadLetter')
      return { outcome: 'deadLetter', reason: result.burial.reason, error: result.error };
    return result.outcome === 'done' ? { outcome: 'done' } : { outcome: 'retry', error: result.error };
  }
}
