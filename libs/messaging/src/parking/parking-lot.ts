import type { HeadState, LanePlace, ParkingTable } from '@kjoreklar/persistence';
import type { Logger } from '@kjoreklar/service-kit';
import { type IncomingMessage, laneKeyOf } from '../handling/incoming-message';
import type { MessagingMetrics } from '../metrics/messaging-metrics';
import { toParked } from './stored-message';

export interface ParkingLotOptions {
  readonly table: Pick<ParkingTable, 'lanes' | 'park' | 'follow'>;
  readonly topics: readonly string[];
  readonly logger: Logger;
  readonly metrics: MessagingMetrics;
  /** Hears that something is due in so many milliseconds. */
  readonly onParked: (dueInMs: number) => void;
}

/** More lanes than this are not a few bad messages: whatever fails then waits in memory, and holds up its partition in the end. */
const MOST_LANES = 10_000;
const RETRY_MS = 1_000;

const idOf = ({ topic, lane }: LanePlace): string => `${topic}\n${lane}`;
const placeOf = (message: IncomingMessage): LanePlace => ({ topic: message.topic, lane: laneKeyOf(message) });

/**
 * Knows which lanes are parked, so that what follows in them is parked too. After each join all lanes are read: whoever had a partition
 * before us has parked what it committed past. A lane may have ended meanwhile; then `follow` says so.
 */
export class ParkingLot {
  private readonly lanes = new Set<string>();
  private joins = 0;
  private knownSince = -1;

  constructor(private readonly options: ParkingLotOptions) {}

  /** False from a join until the lanes have been read: nothing may be handled. */
  get isKnown(): boolean {
    return this.knownSince === this.joins;
  }

  get isFull(): boolean {
    return this.lanes.size >= MOST_LANES;
  }

  has(message: IncomingMessage): boolean {
    return this.lanes.size > 0 && this.lanes.has(idOf(placeOf(message)));
  }

  /** A new assignment: reads the lanes, again and again until the database answers. */
  async refresh(): Promise<void> {
    const join = ++this.joins;
    while (join === this.joins) {
      try {
        for (const place of await this.options.table.lanes(this.options.topics)) this.lanes.add(idOf(place));
        if (join === this.joins) this.knownSince = join;
        return;
      } catch (error) {
        this.options.logger.warn({ err: error }, 'cannot see which keys are parked; nothing is handled until then');
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
      }
    }
  }

  /** The consumer stopped. */
  forget(): void {
    this.joins++;
  }

  /** Parks a message that failed. Throws DatabaseUnavailableError, and then it is not parked, or not known to be. */
  async park(message: IncomingMessage, head: HeadState, delayMs: number): Promise<void> {
    const parked = toParked(message);
    await this.options.table.park(parked, head, delayMs);
    this.lanes.add(idOf(parked));
    this.options.metrics.parked.labels(message.topic, 'failed').inc();
    this.options.onParked(delayMs);
  }

  /** Parks a message behind those of its lane; false when the lane is free again. Throws DatabaseUnavailableError. */
  async follow(message: IncomingMessage): Promise<boolean> {
    const parked = toParked(message);
    const held = await this.options.table.follow(parked);
    if (held) this.options.metrics.parked.labels(message.topic, 'follower').inc();
    else this.lanes.delete(idOf(parked));
    return held;
  }

  /** All of a lane has come to its end. */
  ended(place: LanePlace): void {
    this.lanes.delete(idOf(place));
  }
}
