import { fetchToken } from '../demonstration/fetch-token.ts';
import { readSettings, UsageError } from '../stack/settings.ts';
import { type Command, readArgs } from './command.ts';
import { endpointsOfRunning } from './stack-status.ts';

export const token: Command = {
  usage: `npm run --silent token -- --org ORGNR --scope SCOPE — a Maskinporten test token from the sandbox, and nothing else

  --org     organisation number, nine digits, such as 310000019
  --scope   such as svv:kjoretoy/ecoc; several in one, separated by spaces
`,
  run: async (args) => {
    const { values } = readArgs(args, { org: { type: 'string' }, scope: { type: 'string' } });
    const { org, scope } = values;
    if (!org || !scope) throw new UsageError('give --org and --scope');
    const { sandbox } = endpointsOfRunning(readSettings());
    process.stdout.write(`${await fetchToken(sandbox, org, scope)}\n`);
    return 0;
  },
};
