import { setTimeout as delay } from 'node:timers/promises';
import { topology } from '@kjoreklar/contracts';
import { createKafka, ensureTopics } from '@kjoreklar/messaging';
import type { Admin } from 'kafkajs';
import pino from 'pino';

const LEADER_DEADLINE_MS = 120_000;
const RETRY_INTERVAL_MS = 100;

/** The broker announces a topic before it leads its partitions; until then it turns producers away. */
const whenLed = async (admin: Admin, topic: string): Promise<void> => {
  const deadline = Date.now() + LEADER_DEADLINE_MS;
  for (;;) {
    try {
      await admin.fetchTopicOffsets(topic);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await delay(RETRY_INTERVAL_MS);
  }
};

/** Creates the declared topics that are missing; throws when one that is there has another number of partitions. */
export const createTopics = async (brokers: string): Promise<void> => {
  const logger = pino({ level: 'silent' });
  const admin = createKafka({ brokers: brokers.split(','), clientId: 'kjoreklar-local', logger }).admin();
  await admin.connect();
  try {
    const { created, mismatched } = await ensureTopics(admin, topology);
    const [first] = mismatched;
    if (first)
      throw new Error(
        `topic ${first.name} has ${first.found} partitions where ${first.declared} are declared, and keys must not move: npm run reset`,
      );
    await Promise.all(created.map((topic) => whenLed(admin, topic)));
  } finally {
    await admin.disconnect();
  }
};
