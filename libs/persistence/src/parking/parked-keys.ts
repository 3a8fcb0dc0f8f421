import type { SqlRunner } from '../database/sql-runner';

/** A key whose messages wait to be tried again, as an operator sees it. */
export interface ParkedKey {
  readonly topic: string;
  /** The key of its messages; null where they have none. */
  readonly key: string | null;
  readonly messages: number;
  readonly attempts: number;
  readonly failedAt: Date | null;
  readonly dueAt: Date;
  /** Whether an instance is at it now. */
  readonly underWay: boolean;
  readonly lastCode: string | null;
  readonly lastMessage: string | null;
}

const LIST = `
  select lane.topic, convert_from(head.key, 'UTF8') as key, head.messages, lane.attempts, lane.failed_at as "failedAt",
    lane.due_at as "dueAt", lane.claimed_until > clock_timestamp() as "underWay",
    lane.failures->-1->>'code' as "lastCode", lane.failures->-1->>'message' as "lastMessage"
  from parked_lane lane cross join lateral (
    select count(*)::int as messages, (array_agg(key))[1] as key from parked_message
    where parked_message.topic = lane.topic and parked_message.lane = lane.lane) head
  order by lane.due_at, lane.topic, lane.lane limit $1`;

/** A lane that an instance is at is left to it. */
const TRY_NOW = `
  update parked_lane set due_at = clock_timestamp()
  where due_at > clock_timestamp() and claimed_until < clock_timestamp() and ($1::text is null or exists (
    select from parked_message where parked_message.topic = parked_lane.topic and parked_message.lane = parked_lane.lane
      and key = convert_to($1, 'UTF8')))`;

/** What is parked in a service, for its operator. Every method may throw DatabaseUnavailableError. */
export class ParkedKeys {
  constructor(private readonly database: SqlRunner) {}

  /** What is due first comes first. */
  async list(most: number): Promise<ParkedKey[]> {
    return (await this.database.query<ParkedKey>(LIST, [most])).rows;
  }

  /** Makes keys due at once, all of them or one; answers how many. Instances take them up within half a minute; tries and age go on counting. */
  async tryNow(key?: string): Promise<number> {
    return (await this.database.query(TRY_NOW, [key ?? null])).rowCount;
  }
}
