import { consumers, topology } from '@kjoreklar/contracts';
import { createKafka } from '@kjoreklar/messaging';
import pino from 'pino';

/** Removes our topics and consumer groups from a broker that outlives the stack. */
export const deleteTopics = async (brokers: string): Promise<void> => {
  const logger = pino({ level: 'silent' });
  const admin = createKafka({ brokers: brokers.split(','), clientId: 'kjoreklar-local', logger }).admin();
  await admin.connect();
  try {
    const present = new Set(await admin.listTopics());
    const topics = topology.map(({ name }) => name).filter((name) => present.has(name));
    if (topics.length > 0) await admin.deleteTopics({ topics });
    const { groups } = await admin.listGroups();
    const ours = groups.map(({ groupId }) => groupId).filter((group) => group in consumers);
    if (ours.length > 0) await admin.deleteGroups(ours);
  } finally {
    await admin.disconnect();
  }
};
