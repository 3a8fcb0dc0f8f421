import { probeBroker } from '../infrastructure/api-versions.ts';
import type { Endpoints } from '../stack/addresses.ts';
import { apps } from '../stack/apps.ts';
import { probeService } from '../stack/node-service.ts';
import { homeFiles, type Settings } from '../stack/settings.ts';
import { readJsonFile } from '../supervisor/json-file.ts';
import { CommandError } from './command.ts';
import { withoutPassword } from './describe-addresses.ts';

export interface PartStatus {
  readonly name: string;
  readonly pid: number | null;
  readonly url: string;
  readonly ready: boolean;
  /** Why it is not ready. */
  readonly reason?: string;
}

/** Where the running stack is; throws CommandError when none runs. */
export const endpointsOfRunning = (settings: Settings): Endpoints => {
  const endpoints = readJsonFile<Endpoints>(homeFiles(settings).endpoints);
  if (!endpoints) throw new CommandError(`no stack runs in ${settings.home}: npm run up starts it`);
  return endpoints;
};

const probePostgres = async (url: string): Promise<void> => {
  const { Client } = await import('pg');
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  await client.end();
};

const probeKafka = async (brokers: string): Promise<void> => {
  const [host = '', port = ''] = (brokers.split(',')[0] ?? '').split(':');
  await probeBroker(host, Number(port));
};

const judge = async (
  part: Pick<PartStatus, 'name' | 'pid' | 'url'>,
  probe: () => Promise<void>,
): Promise<PartStatus> => {
  try {
    await probe();
    return { ...part, ready: true };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { ...part, ready: false, reason: cause instanceof Error ? cause.message : String(cause) };
  }
};

/** Asks every part of the running stack; throws CommandError when none runs. */
export const statusOf = async (settings: Settings): Promise<PartStatus[]> => {
  const endpoints = endpointsOfRunning(settings);
  const pid = (name: string): number | null => endpoints.pids[name] ?? null;
  const service = (name: string, url: string): Promise<PartStatus> =>
    judge({ name, pid: pid(name), url }, () => probeService(url));
  const { kafka, postgres } = endpoints;
  return Promise.all([
    ...apps.map(({ name, endpoint }) => service(name, endpoints[endpoint])),
    service('sandbox', endpoints.sandbox),
    judge({ name: 'kafka', pid: pid('kafka'), url: kafka }, () => probeKafka(kafka)),
    judge({ name: 'postgres', pid: pid('postgres'), url: withoutPassword(postgres) }, () => probePostgres(postgres)),
  ]);
};
