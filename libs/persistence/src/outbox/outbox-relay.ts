import { randomUUID } from 'node:crypto';
import type { EncodedEvent } from '@kjoreklar/contracts';
import type { Logger } from '@kjoreklar/service-kit';
import type { Database } from '../database/database';
import { Listener } from '../database/listener';
import { CachedAge } from './cached-age';
import { LaneLeases } from './lane-leases';
import { type Outbox, outboxChannel } from './outbox';
import { OutboxPublisher } from './outbox-publisher';

export interface OutboxRelayOptions {
  readonly database: Database;
  readonly outbox: Outbox;
  /** Resolves when the broker has acknowledged all of them; per key they must be published in the order given. */
  readonly publisher: (events: readonly EncodedEvent[]) => Promise<void>;
  /** Says in logs and in pg_stat_activity who this is. */
  readonly instanceId: string;
  readonly logger: Logger;
  /** How long a lane stays ours without renewal; 10 000 unless told otherwise. */
  readonly leaseMs?: number;
  /** Most events of one round; 500 unless told otherwise. */
  readonly batchSize?: number;
}

const DEFAULT_LEASE_MS = 10_000;
const DEFAULT_BATCH_SIZE = 500;
const TICK_MS = 1_000;
/** Leases are renewed after this share of their length. */
const RENEWAL_SHARE = 0.3;
const STOP_DEADLINE_MS = 2_000;
const LANES_CHANGED = 'lanes';
/** PostgreSQL cuts application names at 63 bytes. */
const LONGEST_NAME = 63;

const relayPrefix = (schema: string): string => `relay ${schema} `;

const relayName = (schema: string, instanceId: string): string => {
  const unique = `${relayPrefix(schema)}${randomUUID().slice(0, 8)} `;
  return `${unique}${instanceId.replace(/[^\x21-\x7e]/g, '')}`.slice(0, LONGEST_NAME).trimEnd();
};

/**
 * Understands how to bring what was committed to the broker: nothing lost, per key in order, at least once. Processes of one schema share its
 * lanes; README.md has the mechanism.
 */
export class OutboxRelay {
  private readonly owner: string;
  private readonly leases: LaneLeases;
  private readonly listener: Listener;
  private readonly publishing: OutboxPublisher;
  private readonly age: CachedAge;
  private running = false;
  private created = false;
  private timer: NodeJS.Timeout | undefined;
  private renewedAtMs = -Infinity;
  private renewing: Promise<void> | undefined;
  private renewAgain = false;
  private handingOver: Promise<void> | undefined;
  private leaseError: Error | undefined;

  constructor(private readonly options: OutboxRelayOptions) {
    const { database, outbox, instanceId, logger, publisher } = options;
    const { schema } = database.options;
    this.owner = relayName(schema, instanceId);
    this.leases = new LaneLeases({
      database,
      owner: this.owner,
      ownerPrefix: relayPrefix(schema),
      lanes: outbox.lanes,
      leaseMs: this.leaseMs,
    });
    this.listener = new Listener({
      ...database.options,
      applicationName: this.owner,
      channel: outboxChannel(schema),
      logger,
      onSignal: (payload) => this.onSignal(payload),
    });
    this.publishing = new OutboxPublisher({
      database,
      owner: this.owner,
      leases: this.leases,
      recent: outbox.recent,
      publisher,
      logger,
      batchSize: options.batchSize ?? DEFAULT_BATCH_SIZE,
    });
    this.age = new CachedAge(database, outbox.lanes);
  }

  /** Why publishing or keeping the lanes last failed; undefined once it works again. */
  get lastError(): Error | undefined {
    return this.publishing.lastError ?? this.leaseError;
  }

  /** Starts in the background; a database or broker that is away is waited for. */
  start(): void {
    if (this.running) return;
    this.running = true;
    this.options.outbox.ownLanes((lane) => this.leases.holds(lane));
    this.options.outbox.onCommitted(() => this.wake());
    void this.listener.open();
    this.tick();
  }

  /** Publishes what is committed, within 3 s, and gives the lanes back so that a successor starts at once. */
  async stop(): Promise<void> {
    if (!this.running) return;
    this.running = false;
    clearTimeout(this.timer);
    this.options.outbox.ownLanes(() => false);
    await this.renewing;
    await this.publishing.drain(STOP_DEADLINE_MS);
    await this.handingOver;
    await this.handOver(() => this.leases.releaseAll());
    await this.listener.close();
  }

  /** There may be something to publish. Cheap: wake-ups during a round are one. */
  wake(): void {
    if (this.running) this.publishing.wake();
  }

  /** Age of the oldest unpublished event of the schema in ms, 0 without any; at most 500 ms old itself. */
  oldestAgeMs(): Promise<number> {
    return this.age.read();
  }

  private get leaseMs(): number {
    return this.options.leaseMs ?? DEFAULT_LEASE_MS;
  }

  private tick(): void {
    this.timer = setTimeout(() => this.tick(), Math.min(TICK_MS, this.leaseMs * RENEWAL_SHARE));
    if (this.isRenewalDue()) this.renew();
    else if (!this.listener.isConnected) this.wake();
  }

  private isRenewalDue(): boolean {
    return this.leases.isPartial || performance.now() - this.renewedAtMs >= this.leaseMs * RENEWAL_SHARE - TICK_MS / 2;
  }

  private onSignal(payload: string | undefined): void {
    if (!this.running) return;
    if (payload === undefined || payload === LANES_CHANGED) this.renew();
    else this.wake();
  }

  private renew(): void {
    if (this.renewing) {
      this.renewAgain = true;
      return;
    }
    this.renewing = this.renewOnce().finally(() => {
      this.renewing = undefined;
      if (this.renewAgain && this.running) this.renew();
    });
  }

  private async renewOnce(): Promise<void> {
    this.renewAgain = false;
    try {
      if (!this.created) await this.leases.create();
      this.created = true;
      const surplus = await this.leases.renew(this.listener.isConnected);
      this.renewedAtMs = performance.now();
      this.leaseError = undefined;
      this.wake();
      if (surplus.length > 0) this.giveBack(surplus);
    } catch (error) {
      if (!this.leaseError) this.options.logger.warn({ err: error }, 'outbox lanes could not be renewed; trying again');
      this.leaseError = error as Error;
    }
  }

  /** Lanes change hands with nothing of theirs under way. */
  private giveBack(lanes: readonly number[]): void {
    this.handingOver ??= this.handOver(async () => {
      await this.publishing.settle();
      await this.leases.release(lanes);
    }).finally(() => {
      this.handingOver = undefined;
    });
  }

  private async handOver(release: () => Promise<void>): Promise<void> {
    const { database, logger } = this.options;
    try {
      await release();
      await database.query('select pg_notify($1, $2)', [outboxChannel(database.options.schema), LANES_CHANGED]);
    } catch (error) {
      logger.debug({ err: error }, 'lanes were not given back; they expire');
    }
  }
}
