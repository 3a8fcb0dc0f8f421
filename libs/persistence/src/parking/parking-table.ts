import type { SqlRunner, TransactionRunner } from '../database/sql-runner';
import type { HeadState, LaneClaim, LanePlace, ParkedFailure, ParkedMessage } from './parked-message';
import { CLAIM, END, FINISH, FOLLOW, HEAD, LANES, LOCK, OUTLOOK, PARK, POSTPONE, PROLONG } from './parking-statements';

export interface ParkingOutlook {
  readonly lanes: number;
  readonly messages: number;
  /** Milliseconds until a lane is due; null without lanes. */
  readonly nextDueInMs: number | null;
  /** Milliseconds since the oldest failure that still stands; null without one. */
  readonly oldestMs: number | null;
}

const columnsOf = (message: ParkedMessage): unknown[] => [
  message.topic,
  message.lane,
  message.partition,
  message.offset,
  message.timestamp,
  message.key,
  message.value,
  JSON.stringify(message.headers),
];

const claimColumns = ({ topic, lane, epoch }: LaneClaim): unknown[] => [topic, lane, epoch];

/**
 * Messages that wait, outside Kafka, to be tried again. All times are of the database's clock. Every method may throw
 * DatabaseUnavailableError; with a claim that another instance has taken over, nothing is changed.
 */
export class ParkingTable {
  constructor(private readonly database: SqlRunner & TransactionRunner) {}

  async lanes(topics: readonly string[]): Promise<LanePlace[]> {
    return (await this.database.query<{ topic: string; lane: string }>(LANES, [topics])).rows;
  }

  /** Parks a message that failed, to be tried again after `delayMs`. */
  async park(message: ParkedMessage, head: HeadState, delayMs: number): Promise<void> {
    const { attempts, ageMs, failures } = head;
    const state = [delayMs, attempts, ageMs, JSON.stringify(failures)];
    await this.database.query(PARK, [...columnsOf(message), ...state]);
  }

  /** Parks a message behind those of its lane; false when the lane is not parked any more, and the message is not either. */
  async follow(message: ParkedMessage): Promise<boolean> {
    const { rows } = await this.database.query<{ held: boolean }>(FOLLOW, columnsOf(message));
    return rows[0]?.held ?? false;
  }

  /** Lanes that are due, the longest first. */
  async claimDue(
    topics: readonly string[],
    { most, leaseMs }: { readonly most: number; readonly leaseMs: number },
  ): Promise<(LaneClaim & HeadState)[]> {
    return (await this.database.query<LaneClaim & HeadState>(CLAIM, [topics, most, leaseMs])).rows;
  }

  /** Keeps lanes claimed whose messages are still being worked on. */
  async prolong(claims: readonly LaneClaim[], leaseMs: number): Promise<void> {
    const columns = [
      claims.map(({ topic }) => topic),
      claims.map(({ lane }) => lane),
      claims.map(({ epoch }) => epoch),
    ];
    await this.database.query(PROLONG, [...columns, leaseMs]);
  }

  /** The first message of a lane; undefined when there is none. */
  async head({ topic, lane }: LanePlace): Promise<ParkedMessage | undefined> {
    return (await this.database.query<ParkedMessage>(HEAD, [topic, lane])).rows[0];
  }

  /** The first message came to its end; prolongs the claim. False when the claim was lost. */
  async finish(claim: LaneClaim, message: ParkedMessage, leaseMs: number): Promise<boolean> {
    const place = [message.partition, message.offset];
    return (await this.database.query(FINISH, [...claimColumns(claim), ...place, leaseMs])).rowCount > 0;
  }

  /** Takes the lane away unless a message waits in it. */
  async end(claim: LaneClaim): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      await tx.query(LOCK, claimColumns(claim));
      return (await tx.query(END, claimColumns(claim))).rowCount > 0;
    });
  }

  /** Gives the claim back; the first message is tried again after `delayMs`. */
  async postpone(
    claim: LaneClaim,
    head: { readonly attempts: number; readonly failures: readonly ParkedFailure[] },
    delayMs: number,
  ): Promise<void> {
    const state = [delayMs, head.attempts, JSON.stringify(head.failures)];
    await this.database.query(POSTPONE, [...claimColumns(claim), ...state]);
  }

  async outlook(topics: readonly string[]): Promise<ParkingOutlook> {
    const { rows } = await this.database.query<ParkingOutlook>(OUTLOOK, [topics]);
    return rows[0] ?? { lanes: 0, messages: 0, nextDueInMs: null, oldestMs: null };
  }
}
