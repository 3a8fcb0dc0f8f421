import { join } from 'node:path';
import { cacheFolder } from '../bootstrap/places.mjs';
import { kafkaBroker } from '../infrastructure/kafka-broker.ts';
import { createOffsetsTopic } from '../infrastructure/offsets-topic.ts';
import { adminUrl, postgresServer } from '../infrastructure/postgres-server.ts';
import type { PartDeclaration, TaskDeclaration } from '../supervisor/supervisor.ts';
import { databaseUrl, urlOf } from './addresses.ts';
import { apps } from './apps.ts';
import { createDatabase, createRoles } from './database-roles.ts';
import { nodeService } from './node-service.ts';
import { sandboxEnvironment, serviceEnvironment } from './service-environment.ts';
import { brokersOf, homeFiles, portOf, type Settings } from './settings.ts';
import type { Secrets } from './secrets.ts';

type Declaration = PartDeclaration | TaskDeclaration;
const stopOrder = { service: 0, sandbox: 1, server: 2 };

const kafka = (settings: Settings, cache: string): Declaration[] => {
  const server = kafkaBroker({
    folder: homeFiles(settings).kafka,
    cache,
    port: portOf(settings, 'kafka'),
    controllerPort: portOf(settings, 'kafka-controller'),
  });
  const offsetsTopic = {
    name: 'offsets topic',
    needs: ['kafka'],
    task: () => createOffsetsTopic(brokersOf(settings)),
  };
  return settings.externalBrokers
    ? []
    : [{ name: 'kafka', needs: [], server, stopOrder: stopOrder.server }, offsetsTopic];
};

const postgres = (settings: Settings, secrets: Secrets): Declaration[] => {
  if (settings.externalDatabaseUrl) return [];
  const address = { port: portOf(settings, 'postgres'), password: secrets.postgresPassword };
  const server = postgresServer({ ...address, folder: homeFiles(settings).postgres, durable: true });
  return [
    { name: 'postgres', needs: [], server, stopOrder: stopOrder.server },
    { name: 'database', needs: ['postgres'], task: () => createDatabase(adminUrl(address, 'postgres')) },
  ];
};

const services = (settings: Settings, secrets: Secrets, compileCache: string): Declaration[] =>
  apps.map((app) => {
    const url = urlOf(settings, app.name);
    const environment = serviceEnvironment(app, settings, secrets);
    const server = nodeService({ app: app.name, url, environment, compileCache });
    return { name: app.name, needs: ['roles', 'topics', ...(app.needs ?? [])], server, stopOrder: stopOrder.service };
  });

const SEED_DEADLINE_MS = 30_000;

/** The vehicles that special VINs promise to be in the register already. */
const seed = async (sandbox: string): Promise<void> => {
  const response = await fetch(`${sandbox}/register/seed`, {
    method: 'POST',
    signal: AbortSignal.timeout(SEED_DEADLINE_MS),
  });
  if (!response.ok)
    throw new Error(`the sandbox could not seed the register: ${response.status} ${await response.text()}`);
};

/** Everything that the local stack consists of, each after what it needs. */
export const declareStack = (settings: Settings, secrets: Secrets): Declaration[] => {
  const cache = cacheFolder(settings.home);
  const compileCache = join(cache, 'node');
  const topics = import('./create-topics.ts');
  const sandbox = urlOf(settings, 'sandbox');
  const sandboxServer = nodeService({
    app: 'sandbox',
    url: sandbox,
    environment: sandboxEnvironment(settings),
    compileCache,
  });
  const servers = [...postgres(settings, secrets), ...kafka(settings, cache)];
  const present = (name: string): string[] => (servers.some((server) => server.name === name) ? [name] : []);
  const passwords = secrets.rolePasswords;
  return [
    ...servers,
    { name: 'sandbox', needs: [], server: sandboxServer, stopOrder: stopOrder.sandbox },
    { name: 'roles', needs: present('database'), task: () => createRoles(databaseUrl(settings, secrets), passwords) },
    {
      name: 'topics',
      needs: present('offsets topic'),
      task: async () => (await topics).createTopics(brokersOf(settings)),
    },
    ...services(settings, secrets, compileCache),
    { name: 'seed', needs: ['sandbox', ...apps.map(({ name }) => name)], task: () => seed(sandbox) },
  ];
};
