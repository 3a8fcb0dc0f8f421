import { Kafka, logLevel } from 'kafkajs';
import { Client } from 'pg';

const PROBE_DEADLINE_MS = 3_000;

/** Throws until a service says that it is ready. */
export const serviceAnswers = async (port: number): Promise<void> => {
  const signal = AbortSignal.timeout(PROBE_DEADLINE_MS);
  const response = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
};

export const postgresAnswers = async (url: string): Promise<void> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: PROBE_DEADLINE_MS });
  client.on('error', () => undefined);
  await client.connect();
  await client.end();
};

/** Throws until this broker itself is one of those that the cluster has. */
export const brokerAnswers = async (port: number): Promise<void> => {
  const kafka = new Kafka({
    brokers: [`127.0.0.1:${port}`],
    logLevel: logLevel.NOTHING,
    connectionTimeout: PROBE_DEADLINE_MS,
    retry: { retries: 0 },
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    const { brokers } = await admin.describeCluster();
    if (!brokers.some((broker) => broker.port === port)) throw new Error('the broker is not in the cluster yet');
  } finally {
    await admin.disconnect();
  }
};
