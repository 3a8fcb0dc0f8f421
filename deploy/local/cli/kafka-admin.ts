import { createKafka } from '@kjoreklar/messaging';
import type { Admin, Kafka } from 'kafkajs';
import pino from 'pino';
import { CommandError } from '../commands/command.ts';
import { endpointsOfRunning } from '../commands/stack-status.ts';
import { readSettings } from '../stack/settings.ts';

export interface KafkaSession {
  readonly kafka: Kafka;
  readonly admin: Admin;
}

/** Runs the work with a connection to the stack's broker; throws CommandError when there is none. */
export const withKafka = async <Result>(work: (session: KafkaSession) => Promise<Result>): Promise<Result> => {
  const { kafka: brokers } = endpointsOfRunning(readSettings());
  const logger = pino({ level: 'silent' });
  const kafka = createKafka({ brokers: brokers.split(','), clientId: 'kjoreklar-cli', logger });
  const admin = kafka.admin();
  try {
    await admin.connect();
  } catch (error) {
    throw new CommandError(`the broker at ${brokers} does not answer: ${error instanceof Error ? error.message : ''}`);
  }
  try {
    return await work({ kafka, admin });
  } finally {
    await admin.disconnect();
  }
};
