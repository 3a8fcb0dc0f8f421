import type { ITopicConfig } from 'kafkajs';
import { ensureTopics, type TopicAdmin } from './ensure-topics';

/** A broker hears of a new topic from its controller, some time after that has confirmed it: `late` questions later. */
const aBroker = (existing: Record<string, number>, late = 0) => {
  const created: ITopicConfig[] = [];
  let questions = 0;
  const assertKnown = (topics: readonly string[]): void => {
    if (!topics.some((name) => created.some(({ topic }) => topic === name)) || questions++ >= late) return;
    throw Object.assign(new Error('This server does not host this topic-partition'), {
      type: 'UNKNOWN_TOPIC_OR_PARTITION',
    });
  };
  const admin = {
    listTopics: async () => Object.keys(existing),
    createTopics: async ({ topics, waitForLeaders }: { topics: ITopicConfig[]; waitForLeaders?: boolean }) => {
      created.push(...topics);
      // kafkajs asks once, and takes only LEADER_NOT_AVAILABLE for an answer that will change.
      if (waitForLeaders) assertKnown(topics.map(({ topic }) => topic));
      return true;
    },
    fetchTopicMetadata: async ({ topics = [] }: { topics?: string[] } = {}) => {
      assertKnown(topics);
      return { topics: topics.map((name) => ({ name, partitions: Array.from({ length: existing[name] ?? 0 }) })) };
    },
  } as unknown as TopicAdmin;
  return { admin, created };
};

const declare = (name: string, maxBytes?: number) => ({
  name,
  partitions: 12,
  retentionMs: 1_000,
  ...(maxBytes ? { maxBytes } : {}),
});
const configOf = (topic: ITopicConfig | undefined, name: string): string | undefined =>
  topic?.configEntries?.find((entry) => entry.name === name)?.value;

describe('ensureTopics', () => {
  it('creates what is missing, with room in dead-letter topics for the headers that say why', async () => {
    const { admin, created } = aBroker({ 'a.v1': 12 });
    const result = await ensureTopics(admin, [
      declare('a.v1'),
      declare('b.v1', 8_388_608),
      declare('b.v1.g.dlt', 8_388_608),
    ]);
    expect(result).toEqual({ created: ['b.v1', 'b.v1.g.dlt'], mismatched: [] });
    const [topic, deadLetters] = created;
    expect(topic).toMatchObject({ topic: 'b.v1', numPartitions: 12, replicationFactor: -1 });
    expect(configOf(topic, 'retention.ms')).toBe('1000');
    expect(configOf(topic, 'max.message.bytes')).toBe('8388608');
    expect(configOf(deadLetters, 'max.message.bytes')).toBe(String(8_388_608 + 65_536));
  });

  it('waits until the broker knows of what was created', async () => {
    const { admin, created } = aBroker({}, 3);
    await ensureTopics(admin, [declare('a.v1')]);
    expect(created).toHaveLength(1);
    await admin.fetchTopicMetadata({ topics: ['a.v1'] });
  });

  it('tells of topics with another number of partitions and leaves them alone', async () => {
    const { admin, created } = aBroker({ 'a.v1': 6 });
    const result = await ensureTopics(admin, [declare('a.v1')]);
    expect(result.mismatched).toEqual([{ name: 'a.v1', declared: 12, found: 6 }]);
    expect(created).toEqual([]);
  });
});
