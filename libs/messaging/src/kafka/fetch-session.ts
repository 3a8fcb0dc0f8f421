export interface WantedTopic {
  readonly topic: string;
  readonly partitions: readonly {
    readonly partition: number;
    readonly fetchOffset: string;
    readonly maxBytes: number;
  }[];
}

export interface FetchPlan {
  readonly sessionId: number;
  readonly sessionEpoch: number;
  /** What the broker does not know yet: all at first, then only partitions that are new or whose offset moved. */
  readonly topics: readonly WantedTopic[];
  readonly forgottenTopics: readonly { readonly topic: string; readonly partitions: readonly number[] }[];
}

const MAX_EPOCH = 2 ** 31 - 1;
/** A new session now and then, so that a disagreement with the broker, should there ever be one, does not last. */
const MAX_AGE_MS = 5 * 60_000;

const idOf = (topic: string, partition: number): string => `${topic} ${partition}`;

const groupByTopic = (ids: Iterable<string>): FetchPlan['forgottenTopics'] => {
  const byTopic = new Map<string, number[]>();
  for (const id of ids) {
    const [topic, partition] = id.split(' ') as [string, string];
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), Number(partition)]);
  }
  return [...byTopic].map(([topic, partitions]) => ({ topic, partitions }));
};

/** Understands an incremental fetch session with one broker (KIP-227): both sides remember the partitions, only changes travel. */
export class FetchSession {
  private id = 0;
  private epoch = 0;
  private startedAtMs = 0;
  /** Partition → the offset that the broker was told last. */
  private told = new Map<string, string>();

  constructor(private readonly now: () => number = Date.now) {}

  /** What to send to fetch the wanted partitions. */
  plan(wanted: readonly WantedTopic[]): FetchPlan {
    if (this.epoch === 0 || this.now() - this.startedAtMs > MAX_AGE_MS) return this.planAll(wanted);
    const left = new Set(this.told.keys());
    const topics = wanted
      .map(({ topic, partitions }) => ({
        topic,
        partitions: partitions.filter((one) => this.isNews(topic, one, left)),
      }))
      .filter(({ partitions }) => partitions.length > 0);
    for (const id of left) this.told.delete(id);
    return { sessionId: this.id, sessionEpoch: this.epoch, topics, forgottenTopics: groupByTopic(left) };
  }

  /** The broker answered; `sessionId` 0 means that it keeps no session for us. */
  answered(sessionId: number): void {
    this.id = sessionId;
    if (sessionId === 0) this.reset();
    else this.epoch = this.epoch === MAX_EPOCH ? 1 : this.epoch + 1;
  }

  /** The next fetch starts anew: what the broker remembers is in doubt. */
  reset(): void {
    this.epoch = 0;
  }

  private planAll(wanted: readonly WantedTopic[]): FetchPlan {
    const sessionId = this.id;
    this.id = 0;
    this.epoch = 0;
    this.startedAtMs = this.now();
    this.told = new Map();
    for (const { topic, partitions } of wanted)
      for (const { partition, fetchOffset } of partitions) this.told.set(idOf(topic, partition), fetchOffset);
    // The id of a session that is given up lets the broker forget it at once.
    return { sessionId, sessionEpoch: 0, topics: wanted, forgottenTopics: [] };
  }

  private isNews(
    topic: string,
    { partition, fetchOffset }: WantedTopic['partitions'][number],
    left: Set<string>,
  ): boolean {
    const id = idOf(topic, partition);
    left.delete(id);
    if (this.told.get(id) === fetchOffset) return false;
    this.told.set(id, fetchOffset);
    return true;
  }
}
