import { adminUrl } from '../infrastructure/postgres-server.ts';
import { apps } from './apps.ts';
import { DATABASE } from './database-roles.ts';
import { brokersOf, portOf, type Settings } from './settings.ts';
import type { Secrets } from './secrets.ts';

/** Content of endpoints.json: where everything is. */
export interface Endpoints {
  readonly intake: string;
  readonly eucarisLookup: string;
  readonly ecocValidation: string;
  readonly registry: string;
  readonly webhookNotifier: string;
  /** Who serves the operator's endpoints. */
  readonly operator: string;
  readonly sandbox: string;
  readonly kafka: string;
  /** An administrator's connection. */
  readonly postgres: string;
  /** Part → its process; by the part's name and by the name of its address here. */
  readonly pids: Readonly<Record<string, number>>;
}

export const urlOf = (settings: Settings, part: Parameters<typeof portOf>[1]): string =>
  `http://127.0.0.1:${portOf(settings, part)}`;

export const databaseUrl = (settings: Settings, secrets: Secrets): string =>
  settings.externalDatabaseUrl ??
  adminUrl({ port: portOf(settings, 'postgres'), password: secrets.postgresPassword }, DATABASE);

const endpointNames = new Map<string, string>(apps.map(({ name, endpoint }) => [name, endpoint]));

const bothNames = (pids: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries(
    [...pids].flatMap(([part, pid]) => [
      [part, pid],
      [endpointNames.get(part) ?? part, pid],
    ]),
  );

export const endpointsOf = (settings: Settings, secrets: Secrets, pids: ReadonlyMap<string, number>): Endpoints => ({
  intake: urlOf(settings, 'intake'),
  eucarisLookup: urlOf(settings, 'eucaris-lookup'),
  ecocValidation: urlOf(settings, 'ecoc-validation'),
  registry: urlOf(settings, 'registry'),
  webhookNotifier: urlOf(settings, 'webhook-notifier'),
  operator: urlOf(settings, 'intake'),
  sandbox: urlOf(settings, 'sandbox'),
  kafka: brokersOf(settings),
  postgres: databaseUrl(settings, secrets),
  pids: bothNames(pids),
});
