import type { SqlRunner } from '../database/sql-runner';

const CREATE = `
  insert into outbox_lane (lane) select generate_series(0, $1 - 1) on conflict do nothing`;

/** Relays show themselves by a session of their name; the count of those is the count of relays that share the lanes. */
const SURVEY = `
  with relay as (
    select distinct application_name as name from pg_stat_activity
    where datname = current_database() and starts_with(application_name, $2)
  )
  select lane, epoch, owner is not distinct from $1 as mine,
    owner is null or expires_at < clock_timestamp() or (has_session and owner not in (select name from relay)) as free,
    (select count(*)::int from relay where name <> $1) as others
  from outbox_lane where lane < $3 order by lane`;

/** An epoch unchanged since the survey means an owner unchanged. */
const TAKE = `
  update outbox_lane set
    owner = $1, has_session = $2, epoch = outbox_lane.epoch + (owner is distinct from $1)::int,
    expires_at = clock_timestamp() + $3 * interval '1 millisecond'
  from unnest($4::smallint[], $5::bigint[]) as seen (lane, epoch)
  where outbox_lane.lane = seen.lane and outbox_lane.epoch = seen.epoch
  returning outbox_lane.lane, outbox_lane.epoch`;

const RELEASE = `
  update outbox_lane set owner = null, has_session = false, expires_at = '-infinity'
  where owner = $1 and lane = any($2::smallint[])`;

interface LaneState {
  readonly lane: number;
  readonly epoch: string;
  readonly mine: boolean;
  readonly free: boolean;
  readonly others: number;
}

export interface LaneLeasesOptions {
  readonly database: SqlRunner;
  /** Name of this relay; also the application_name of its session. */
  readonly owner: string;
  /** What the names of all relays of the schema begin with. */
  readonly ownerPrefix: string;
  readonly lanes: number;
  readonly leaseMs: number;
}

export interface Lease {
  readonly lane: number;
  readonly epoch: string;
}

/** A lease counts as lost this share of its length before PostgreSQL thinks so. */
const SAFETY_SHARE = 0.2;

/** Both clocks must agree: the monotonic one misses a suspended machine, the other one can be set back. */
export interface LeaseClock {
  monotonicMs(): number;
  wallMs(): number;
}

const systemLeaseClock: LeaseClock = { monotonicMs: () => performance.now(), wallMs: () => Date.now() };

/** What each relay should hold at most when `others` share the lanes with it. */
export const fairShare = (lanes: number, others: number): number => Math.ceil(lanes / (others + 1));

/** Understands which lanes this process may publish right now. */
export class LaneLeases {
  private leases = new Map<number, Lease>();
  private validUntilMonotonicMs = -Infinity;
  private validUntilWallMs = -Infinity;

  constructor(
    private readonly options: LaneLeasesOptions,
    private readonly clock: LeaseClock = systemLeaseClock,
  ) {}

  async create(): Promise<void> {
    await this.options.database.query(CREATE, [this.options.lanes]);
  }

  /** The leases that are ours beyond doubt at this moment. */
  held(): readonly Lease[] {
    return this.isValid() ? [...this.leases.values()] : [];
  }

  holds(lane: number): boolean {
    return this.leases.has(lane) && this.isValid();
  }

  /** True when another relay may be publishing some of the lanes. */
  get isPartial(): boolean {
    return this.leases.size < this.options.lanes;
  }

  /**
   * Prolongs what is ours and takes what is free, up to a fair share. Gives the lanes beyond it, which are ours until `release`, but no longer
   * held.
   */
  async renew(hasSession: boolean): Promise<readonly number[]> {
    const { database, owner, ownerPrefix, lanes, leaseMs } = this.options;
    const { rows } = await database.query<LaneState>(SURVEY, [owner, ownerPrefix, lanes]);
    const mine = rows.filter((row) => row.mine);
    const share = fairShare(lanes, rows[0]?.others ?? 0);
    const wanted = [...mine, ...rows.filter((row) => row.free && !row.mine)].slice(0, share);
    const askedAt = { monotonicMs: this.clock.monotonicMs(), wallMs: this.clock.wallMs() };
    const taken = await database.query<Lease>(TAKE, [
      owner,
      hasSession,
      leaseMs,
      wanted.map(({ lane }) => lane),
      wanted.map(({ epoch }) => epoch),
    ]);
    this.leases = new Map(taken.rows.map((lease) => [lease.lane, lease]));
    this.validUntilMonotonicMs = askedAt.monotonicMs + leaseMs * (1 - SAFETY_SHARE);
    this.validUntilWallMs = askedAt.wallMs + leaseMs * (1 - SAFETY_SHARE);
    return mine.slice(share).map(({ lane }) => lane);
  }

  async release(lanes: readonly number[]): Promise<void> {
    for (const lane of lanes) this.leases.delete(lane);
    await this.options.database.query(RELEASE, [this.options.owner, lanes]);
  }

  async releaseAll(): Promise<void> {
    await this.release(Array.from({ length: this.options.lanes }, (_, lane) => lane));
  }

  private isValid(): boolean {
    return this.clock.monotonicMs() < this.validUntilMonotonicMs && this.clock.wallMs() < this.validUntilWallMs;
  }
}
