import { cacheFolder } from '../bootstrap/places.mjs';
import { kafkaBroker } from '../infrastructure/kafka-broker.ts';
import { postgresServer } from '../infrastructure/postgres-server.ts';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

/**
 * Prints, as one line of JSON, how to run PostgreSQL and Kafka as processes of one's own (`{"postgres", "kafka": []}`, each a ProcessSpec), with
 * their data in `folder`: for tests that end and start them themselves. Argument: a JSON object of the form below.
 */
interface Wanted {
  readonly folder: string;
  readonly postgres: { readonly port: number; readonly password: string };
  readonly brokers: readonly { readonly port: number; readonly controllerPort: number }[];
}

const { folder, postgres, brokers } = JSON.parse(process.argv[2] ?? '') as Wanted;
const cache = cacheFolder(tmpdir());
const voters = brokers.map(({ controllerPort }) => controllerPort);
const kafka = [];
for (const [index, broker] of brokers.entries()) {
  const place = { folder: join(folder, `kafka-${index + 1}`), cache };
  kafka.push(await kafkaBroker({ ...broker, ...place, cluster: { node: index + 1, voters } }).prepare());
}
const database = await postgresServer({ ...postgres, folder: join(folder, 'postgres'), durable: true }).prepare();
process.stdout.write(`${JSON.stringify({ postgres: database, kafka })}\n`);
