import type { ParkingTable } from '@kjoreklar/persistence';
import type { Logger } from '@kjoreklar/service-kit';
import type { MessageProcessor } from '../consumer/message-processor';
import type { CircuitBreaker } from '../dependencies/circuit-breaker';
import type { Route } from '../handling/route';
import { withDeadline } from '../kafka/with-deadline';
import type { MessagingMetrics } from '../metrics/messaging-metrics';
import { ParkedWork } from './parked-work';
import { ParkingLot } from './parking-lot';

export interface ParkingOptions {
  readonly table: ParkingTable;
  readonly routes: ReadonlyMap<string, Route>;
  readonly database: CircuitBreaker | undefined;
  readonly logger: Logger;
  readonly metrics: MessagingMetrics;
}

/** What waits in PostgreSQL: the lot says which keys do, the work takes them up again. */
export class Parking {
  readonly lot: ParkingLot;
  private work: ParkedWork | undefined;

  constructor(private readonly options: ParkingOptions) {
    this.lot = new ParkingLot({
      ...options,
      topics: [...options.routes.keys()],
      onParked: (dueInMs) => this.work?.wakeIn(dueInMs),
    });
  }

  start(processor: Pick<MessageProcessor, 'bury' | 'observe'>): void {
    const { options } = this;
    this.work ??= new ParkedWork({
      ...options,
      lot: this.lot,
      waitMs: () => options.database?.waitMs ?? 0,
      bury: (message, burial) =>
        processor.bury(message, options.routes.get(message.topic)?.givenUp ?? 'deadLetterTopic', burial),
      observe: (message, outcome, attempt) => processor.observe(message, outcome, attempt),
    });
    this.work.start();
  }

  async stop(deadlineMs: number): Promise<void> {
    this.lot.forget();
    await withDeadline(this.work?.stop() ?? Promise.resolve(), deadlineMs, 'parked work').catch((error: unknown) =>
      this.options.logger.warn({ err: error }, 'parked work did not end in time; its claims run out'),
    );
  }
}
