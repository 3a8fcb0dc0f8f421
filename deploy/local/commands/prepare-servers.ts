import { createTopics } from '../stack/create-topics.ts';
import { apps } from '../stack/apps.ts';
import { createRoles } from '../stack/database-roles.ts';

/**
 * Makes what the services need on servers that are not ours to start: a role and schema for each app in the database of
 * `DATABASE_URL` (an administrator's connection), all with `ROLE_PASSWORD`, and the topics on `KAFKA_BROKERS`. As often
 * as one likes.
 */
const required = (name: string): string => {
  const value = process.env[name];
  if (value) return value;
  process.stderr.write(`${name} is not set\n`);
  process.exit(78);
};

const password = required('ROLE_PASSWORD');
await Promise.all([
  createRoles(required('DATABASE_URL'), Object.fromEntries(apps.map(({ name }) => [name, password]))),
  createTopics(required('KAFKA_BROKERS')),
]);
process.stdout.write('roles, schemas and topics are there\n');
