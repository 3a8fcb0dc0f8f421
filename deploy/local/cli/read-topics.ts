import { randomBytes } from 'node:crypto';
import type { Admin, KafkaMessage } from 'kafkajs';
import type { KafkaSession } from './kafka-admin.ts';
import type { PartitionRange } from './partition-arithmetic.ts';

export interface ReadMessage {
  readonly topic: string;
  readonly partition: number;
  readonly message: KafkaMessage;
}

const place = (topic: string, partition: number): string => `${topic}/${partition}`;

/** Partitions that hold something → the offset after the last message they held when asked. */
const endsOf = async (admin: Admin, topics: readonly string[]): Promise<Map<string, bigint>> => {
  const ranges = await Promise.all(
    topics.map(async (topic) => [topic, await admin.fetchTopicOffsets(topic)] as [string, PartitionRange[]]),
  );
  return new Map(
    ranges.flatMap(([topic, partitions]) =>
      partitions
        .filter(({ low, high }) => low !== high)
        .map(({ partition, high }) => [place(topic, partition), BigInt(high)] as const),
    ),
  );
};

/** Everything the topics hold, oldest first, read with a consumer group of its own that is removed afterwards. */
export const readTopics = async ({ kafka, admin }: KafkaSession, topics: readonly string[]): Promise<ReadMessage[]> => {
  const ends = await endsOf(admin, topics);
  if (ends.size === 0) return [];
  const groupId = `kjoreklar-cli-${randomBytes(6).toString('hex')}`;
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 200, allowAutoTopicCreation: false });
  const messages: ReadMessage[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics: topics.filter((topic) => ends.has(place(topic, 0))), fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    consumer.on('consumer.crash', ({ payload }) => reject(payload.error));
    const take = async ({ topic, partition, message }: ReadMessage): Promise<void> => {
      messages.push({ topic, partition, message });
      const end = ends.get(place(topic, partition));
      if (end !== undefined && BigInt(message.offset) + 1n >= end) ends.delete(place(topic, partition));
      if (ends.size === 0) resolve();
    };
    consumer.run({ autoCommit: false, eachMessage: take }).catch(reject);
  });
  await consumer.disconnect();
  await admin.deleteGroups([groupId]);
  return messages.sort((a, b) => Number(a.message.timestamp) - Number(b.message.timestamp));
};
