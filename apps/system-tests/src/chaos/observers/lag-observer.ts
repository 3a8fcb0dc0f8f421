import type { Admin, Kafka } from 'kafkajs';
import type { HistoryWriter } from '../history-writer';
import { services } from '../plan/fault-plan';

export interface CommittedOffset {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

type Lag = Readonly<Record<string, number>>;

/** Which topics each group reads: those it has committed offsets of, and those of its dead letters. */
const readersOf = (
  topics: readonly string[],
  consumed: Readonly<Record<string, readonly string[]>>,
): [string, string[]][] =>
  Object.entries(consumed).map(([group, names]) => [group, names.filter((name) => topics.includes(name))]);

/** What each service reads; the documentation of the events says the same. */
export const consumed: Readonly<Record<(typeof services)[number], readonly string[]>> = {
  intake: [
    'ecoc.obtained.v1',
    'ecoc.awaited.v1',
    'ecoc.unavailable.v1',
    'ecoc.accepted.v1',
    'ecoc.rejected.v1',
    'vehicle.preregistered.v1',
    'vehicle.preregistration-refused.v1',
    'vehicle.preregistration-superseded.v1',
    'vehicle.preregistration-withdrawn.v1',
    'vehicle.withdrawal-refused.v1',
    'vehicle.first-registered.v1',
  ],
  'eucaris-lookup': ['preregistration.requested.v1', 'preregistration.withdrawal-requested.v1'],
  'ecoc-validation': ['ecoc.obtained.v1'],
  registry: ['ecoc.accepted.v1', 'preregistration.withdrawal-requested.v1'],
  'webhook-notifier': [
    'preregistration.completed.v1',
    'preregistration.withdrawn.v1',
    'preregistration.withdrawal-refused.v1',
  ],
};

/** Writes down how far each group is behind, from committed offsets. */
export class LagObserver {
  private readonly admin: Admin;
  private topics: readonly string[] = [];
  latest: Lag = {};

  constructor(
    kafka: Kafka,
    private readonly history: HistoryWriter,
  ) {
    this.admin = kafka.admin();
  }

  async start(): Promise<void> {
    await this.admin.connect();
    this.topics = await this.admin.listTopics();
  }

  async stop(): Promise<void> {
    await this.admin.disconnect();
  }

  async look(): Promise<readonly CommittedOffset[]> {
    const ends = new Map<string, string>();
    const committed: CommittedOffset[] = [];
    const lag: Record<string, number> = {};
    for (const [group, topics] of readersOf(this.topics, consumed)) {
      for (const { topic, partitions } of await this.admin.fetchOffsets({ groupId: group, topics }))
        for (const { partition, offset } of partitions) committed.push({ group, topic, partition, offset });
      for (const topic of topics.filter((name) => !ends.has(`${name}/0`)))
        for (const { partition, high } of await this.admin.fetchTopicOffsets(topic))
          ends.set(`${topic}/${partition}`, high);
      lag[group] = this.lagOf(
        committed.filter((one) => one.group === group),
        ends,
      );
      this.history.write({ kind: 'lag', group, lag: lag[group] });
    }
    this.latest = lag;
    return committed;
  }

  private lagOf(committed: readonly CommittedOffset[], ends: ReadonlyMap<string, string>): number {
    return committed.reduce((sum, { topic, partition, offset }) => {
      const behind = Number(ends.get(`${topic}/${partition}`) ?? 0) - Math.max(0, Number(offset));
      return sum + Math.max(0, behind);
    }, 0);
  }
}
