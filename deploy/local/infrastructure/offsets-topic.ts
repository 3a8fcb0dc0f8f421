import { Kafka, logLevel } from 'kafkajs';
import { OFFSETS_PARTITIONS } from './server-properties.ts';

const OFFSETS_TOPIC = '__consumer_offsets';
const SEGMENT_BYTES = 100 * 1024 * 1024;

/**
 * Makes the broker's own topic for committed offsets at once. A new broker makes it when the first consumer asks for its
 * coordinator, and sends every consumer away until it is there: seconds, with five services starting at the same time.
 */
export const createOffsetsTopic = async (broker: string): Promise<void> => {
  const admin = new Kafka({ brokers: [broker], clientId: 'kjoreklar-local', logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const topics = await admin.listTopics();
    if (topics.includes(OFFSETS_TOPIC)) return;
    const configEntries = [
      { name: 'cleanup.policy', value: 'compact' },
      { name: 'compression.type', value: 'producer' },
      { name: 'segment.bytes', value: String(SEGMENT_BYTES) },
    ];
    const topic = { topic: OFFSETS_TOPIC, numPartitions: OFFSETS_PARTITIONS, replicationFactor: 1, configEntries };
    await admin.createTopics({ topics: [topic], waitForLeaders: true });
  } finally {
    await admin.disconnect();
  }
};
