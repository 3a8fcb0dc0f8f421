import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Admin, Consumer, EachMessagePayload, IHeaders, Kafka, KafkaMessage } from 'kafkajs';
import type { HistoryWriter } from '../history-writer';

/** Which answers about a request are given once and for all, and by what step. */
const stages: Readonly<Record<string, string>> = {
  'ecoc.obtained.v1': 'lookup',
  'ecoc.unavailable.v1': 'lookup',
  'ecoc.accepted.v1': 'validation',
  'ecoc.rejected.v1': 'validation',
  'vehicle.preregistered.v1': 'register',
  'vehicle.preregistration-refused.v1': 'register',
  'vehicle.preregistration-superseded.v1': 'register',
  'preregistration.completed.v1': 'case',
};
/** Where the order of events about a VIN means something. */
const ordered = new Set([
  'preregistration.requested.v1',
  'ecoc.obtained.v1',
  'ecoc.accepted.v1',
  'vehicle.preregistered.v1',
  'preregistration.completed.v1',
]);
const ORIGIN = [
  'x-original-topic',
  'x-original-partition',
  'x-original-offset',
  'x-dead-letter-group',
  'x-dead-letter-code',
];
const DEAD_LETTERS = '.dlt';
const LARGEST_BYTES = 8 * 1024 * 1024;
const CATCH_UP_CHECK_MS = 200;
const AGAIN_AFTER_MS = 1_000;

export interface SeenEvent {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly id: string;
  readonly meldingId: string | undefined;
}

export interface TopicListener {
  readonly message: (topic: string, message: KafkaMessage) => void;
  readonly event: (event: SeenEvent) => void;
  /** A group gave up on the message at that place. */
  readonly deadLetter: (group: string, place: Pick<SeenEvent, 'topic' | 'partition' | 'offset'>) => void;
}

const text = (headers: IHeaders | undefined, name: string): string | undefined => headers?.[name]?.toString();

const dataOf = (message: KafkaMessage): { seq?: number; status?: string } => {
  try {
    const { seq, status } = JSON.parse(message.value?.toString() ?? '') as { seq?: unknown; status?: unknown };
    return {
      ...(typeof seq === 'number' ? { seq } : {}),
      ...(typeof status === 'string' ? { status } : {}),
    };
  } catch {
    return {};
  }
};

/** Writes down every record of every topic, once. */
export class TopicObserver {
  private readonly group = `chaos-observer-${randomUUID()}`;
  private readonly admin: Admin;
  private consumer: Consumer | undefined;
  private stopped = false;
  private topics: string[] = [];
  private readonly next = new Map<string, bigint>();
  /** Number of a request among those about its VIN, learnt where the event says it. */
  private readonly numbers = new Map<string, number>();
  lastNewsAtMs = Date.now();

  constructor(
    private readonly kafka: Kafka,
    private readonly history: HistoryWriter,
    private readonly listener: TopicListener,
  ) {
    this.admin = kafka.admin();
  }

  async start(): Promise<void> {
    await this.admin.connect();
    this.topics = (await this.admin.listTopics()).filter((topic) => !topic.startsWith('__'));
    await this.consume();
  }

  /** Resolves once everything has been seen that the topics hold now; throws when that takes too long. */
  async catchUp(timeoutMs: number): Promise<void> {
    const ends = new Map<string, bigint>();
    for (const topic of this.topics)
      for (const { partition, high, low } of await this.admin.fetchTopicOffsets(topic))
        if (high !== low) ends.set(`${topic}/${partition}`, BigInt(high));
    const isBehind = (): boolean => [...ends].some(([place, end]) => (this.next.get(place) ?? 0n) < end);
    const deadline = Date.now() + timeoutMs;
    while (isBehind()) {
      if (Date.now() > deadline) throw new Error('the observer could not read all that the topics hold');
      await delay(CATCH_UP_CHECK_MS);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.allSettled([this.consumer?.disconnect(), this.admin.disconnect()]);
  }

  private async consume(): Promise<void> {
    const consumer = this.kafka.consumer({
      groupId: this.group,
      // A broker that comes back waits for the members it remembers; this one does not let it wait long.
      sessionTimeout: 6_000,
      rebalanceTimeout: 6_000,
      heartbeatInterval: 1_000,
      maxWaitTimeInMs: 300,
      maxBytesPerPartition: LARGEST_BYTES,
      retry: { initialRetryTime: 200, maxRetryTime: 1_000, retries: 30 },
    });
    this.consumer = consumer;
    // A broker whose disk fails without its process ending leaves kafkajs with no broker for good.
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart) void this.consumeAgain();
    });
    await consumer.connect();
    await consumer.subscribe({ topics: this.topics, fromBeginning: true });
    await consumer.run({ eachMessage: async (payload) => this.take(payload) });
  }

  private async consumeAgain(): Promise<void> {
    await this.consumer?.disconnect().catch(() => undefined);
    await delay(AGAIN_AFTER_MS);
    if (!this.stopped) await this.consume().catch(() => this.consumeAgain());
  }

  private take({ topic, partition, message }: EachMessagePayload): void {
    const place = `${topic}/${partition}`;
    if (BigInt(message.offset) < (this.next.get(place) ?? 0n)) return;
    this.next.set(place, BigInt(message.offset) + 1n);
    this.lastNewsAtMs = Date.now();
    if (topic.endsWith(DEAD_LETTERS)) this.takeDeadLetter(message);
    else this.takeEvent(topic, partition, message);
  }

  private takeEvent(topic: string, partition: number, message: KafkaMessage): void {
    this.listener.message(topic, message);
    const { headers, offset, key, value } = message;
    const meldingId = text(headers, 'ce_correlationid');
    const id = text(headers, 'ce_id') ?? `${topic}/${partition}/${offset}`;
    const digest = createHash('sha256')
      .update(value ?? '')
      .digest('base64url')
      .slice(0, 16);
    const place = { topic, partition, offset, id };
    this.history.write({
      kind: 'event',
      ...place,
      type: topic,
      key: String(key ?? ''),
      digest,
      ...(meldingId === undefined ? {} : this.ofRequest(topic, meldingId, message)),
    });
    if (topic === 'ecoc.awaited.v1' && meldingId !== undefined) this.history.write({ kind: 'waits', meldingId });
    this.listener.event({ ...place, meldingId });
  }

  /** What an event says about its request. */
  private ofRequest(topic: string, meldingId: string, message: KafkaMessage) {
    const { seq = this.numbers.get(meldingId), status } = dataOf(message);
    if (seq !== undefined) this.numbers.set(meldingId, seq);
    const stage = stages[topic];
    return {
      meldingId,
      ...(ordered.has(topic) && seq !== undefined ? { seq } : {}),
      ...(stage === undefined ? {} : { stage }),
      ...(stage === 'case' && status !== undefined ? { status } : {}),
    };
  }

  private takeDeadLetter({ headers }: KafkaMessage): void {
    const missing = ORIGIN.filter((name) => text(headers, name) === undefined);
    const place = {
      topic: text(headers, 'x-original-topic') ?? '',
      partition: Number(text(headers, 'x-original-partition') ?? -1),
      offset: text(headers, 'x-original-offset') ?? '0',
    };
    const group = text(headers, 'x-dead-letter-group') ?? '';
    const meldingId = text(headers, 'ce_correlationid');
    this.history.write({ kind: 'deadLetter', group, ...place, partition: Math.max(0, place.partition), missing });
    if (meldingId !== undefined) this.history.write({ kind: 'setAside', meldingId });
    this.listener.deadLetter(group, place);
  }
}
