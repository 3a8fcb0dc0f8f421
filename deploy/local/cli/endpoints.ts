import { type Command, CommandError, readArgs } from '../commands/command.ts';
import { withoutPassword } from '../commands/describe-addresses.ts';
import { printJson, printTable } from '../commands/print-table.ts';
import { endpointsOfRunning } from '../commands/stack-status.ts';
import { fetchToken } from '../demonstration/fetch-token.ts';
import { readSettings } from '../stack/settings.ts';

interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  readonly events: readonly string[];
}

const IMPORTER_SCOPE = 'svv:kjoretoy/ecoc';

const webhookEndpoints = async (organisation: string): Promise<WebhookEndpoint[]> => {
  const { sandbox, webhookNotifier } = endpointsOfRunning(readSettings());
  const token = await fetchToken(sandbox, organisation, IMPORTER_SCOPE);
  const response = await fetch(`${webhookNotifier}/webhooks/v1/endpoints`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new CommandError(`the webhook notifier answers ${response.status}`);
  const body = (await response.json()) as WebhookEndpoint[] | { readonly endpoints: WebhookEndpoint[] };
  return Array.isArray(body) ? body : body.endpoints;
};

const showAddresses = (json: boolean): void => {
  const endpoints = endpointsOfRunning(readSettings());
  if (json) return printJson(endpoints);
  const { pids, ...addresses } = endpoints;
  printTable([
    ['NAME', 'PID', 'ADDRESS'],
    ...Object.entries(addresses).map(([name, address]) => [name, pids[name], withoutPassword(String(address))]),
  ]);
};

const showWebhookEndpoints = async (organisation: string, json: boolean): Promise<void> => {
  const found = await webhookEndpoints(organisation);
  if (json) return printJson(found);
  printTable([['ID', 'URL', 'EVENTS'], ...found.map(({ id, url, events }) => [id, url, events.join(', ')])]);
};

export const endpoints: Command = {
  usage: `npm run kjoreklar -- endpoints [OPTIONS] — where everything is

  --org ORGNR   the webhook endpoints of that organisation instead
  --json        one object, or one array
`,
  run: async (args) => {
    const { values } = readArgs(args, { org: { type: 'string' }, json: { type: 'boolean' } });
    const json = values.json ?? false;
    if (values.org === undefined) showAddresses(json);
    else await showWebhookEndpoints(values.org, json);
    return 0;
  },
};
