import { topology } from '@kjoreklar/contracts';
import { createKafka, ensureTopics } from '@kjoreklar/messaging';
import pino from 'pino';

/** Creates the declared topics that are missing; throws when one that is there has another number of partitions. */
export const createTopics = async (brokers: string): Promise<void> => {
  const logger = pino({ level: 'error' }, pino.destination(2));
  const admin = createKafka({ brokers: brokers.split(','), clientId: 'kjoreklar-local', logger }).admin();
  await admin.connect();
  try {
    const { mismatched } = await ensureTopics(admin, topology);
    const [first] = mismatched;
    if (first)
      throw new Error(
        `topic ${first.name} has ${first.found} partitions where ${first.declared} are declared, and keys must not move: npm run reset`,
      );
  } finally {
    await admin.disconnect();
  }
};
