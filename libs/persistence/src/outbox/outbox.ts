import type { EncodedEvent } from '@kjoreklar/contracts';
import type { Transaction } from '../database/sql-runner';
import { textArray } from '../database/text-array';
import { DEFAULT_LANES, laneOf } from './lane';
import { RecentEvents } from './recent-events';

const ADD = `
  insert into outbox (lane, event_id, topic, key, headers, value, outcome_id, bytes, memory, number)
  select lane, event_id, topic, key, headers::json, nullif(value, ''), nullif(outcome_id, '')::uuid, bytes, $9::uuid, $10::bigint + position - 1
  from unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[])
    with ordinality as given (lane, event_id, topic, key, headers, value, outcome_id, bytes, position)
  order by given.position`;

const NOTIFY = `select pg_notify('outbox_' || current_schema(), '')`;

/** The channel on which relays of a schema hear that there is work, or a lane, to take. */
export const outboxChannel = (schema: string): string => `outbox_${schema}`;

interface Entry {
  readonly event: EncodedEvent;
  /** The request whose stored outcome the event is. */
  readonly meldingId?: string;
}

/** Shorter values are cheaper to write again than to look up. */
const LONG_CHARACTERS = 1_000;

const isReferred = ({ event, meldingId }: Entry): boolean =>
  meldingId !== undefined && event.value.length > LONG_CHARACTERS;

interface Added {
  notified: boolean;
}

/** Understands how to keep events with the state they tell of, until a relay has published them. */
export class Outbox {
  readonly lanes: number;
  readonly recent = new RecentEvents();
  private readonly listeners: (() => void)[] = [];
  private readonly added = new WeakMap<object, Added>();
  private isOwnLane: (lane: number) => boolean = () => false;

  /** `lanes` is fixed for the life of a schema: keys would change lanes otherwise. */
  constructor(options: { readonly lanes?: number } = {}) {
    this.lanes = options.lanes ?? DEFAULT_LANES;
  }

  /**
   * Puts events into the transaction, in the order given. Lock the row of the key (VIN) first: ids then rise per key. Nothing is waited for: the
   * statement travels with COMMIT, and fails the transaction if it fails.
   */
  async add(tx: Transaction, events: readonly EncodedEvent[]): Promise<void> {
    this.insert(
      tx,
      events.map((event) => ({ event })),
    );
  }

  /** The same for what stands for each request in the OutcomeStore; a long value is not written a second time. */
  async addOutcomes(tx: Transaction, standing: ReadonlyMap<string, readonly EncodedEvent[]>): Promise<void> {
    const entries = [...standing].flatMap(([meldingId, events]) => events.map((event) => ({ event, meldingId })));
    this.insert(tx, entries);
  }

  /** `listener` is told after every commit that added events. */
  onCommitted(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** The relay of this process says which lanes it publishes; the others' relays are told by NOTIFY. */
  ownLanes(isOwnLane: (lane: number) => boolean): void {
    this.isOwnLane = isOwnLane;
  }

  private insert(tx: Transaction, entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    const events = entries.map(({ event }) => event);
    const lanes = events.map(({ key }) => laneOf(key, this.lanes));
    tx.send(ADD, [
      lanes,
      textArray(events.map(({ id }) => id)),
      textArray(events.map(({ topic }) => topic)),
      textArray(events.map(({ key }) => key)),
      textArray(events.map(({ headers }) => JSON.stringify(headers))),
      textArray(entries.map((entry) => (isReferred(entry) ? '' : entry.event.value))),
      textArray(entries.map((entry) => (isReferred(entry) ? (entry.meldingId ?? '') : ''))),
      events.map(({ value }) => value.length),
      this.recent.owner,
      this.recent.keep(events),
    ]);
    this.announce(tx, lanes);
  }

  /** NOTIFY serialises commits over the whole server, hence at most one per transaction, and only where another process must hear of it. */
  private announce(tx: Transaction, lanes: readonly number[]): void {
    const state = this.added.get(tx) ?? this.firstAdd(tx);
    if (state.notified || lanes.every(this.isOwnLane)) return;
    state.notified = true;
    tx.send(NOTIFY);
  }

  private firstAdd(tx: Transaction): Added {
    const state = { notified: false };
    this.added.set(tx, state);
    tx.afterCommit(() => {
      for (const listener of this.listeners) listener();
    });
    return state;
  }
}
