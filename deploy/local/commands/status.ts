import { readSettings } from '../stack/settings.ts';
import { type Command, readArgs } from './command.ts';
import { printJson, printTable } from './print-table.ts';
import { statusOf } from './stack-status.ts';

export const status: Command = {
  usage: `npm run status [-- --json] — shows each part of the stack: process, address, whether it is ready

  --json   one array of {"name", "pid", "url", "ready"} on standard output

Exit code 0 when all are ready, 1 otherwise.
`,
  run: async (args) => {
    const { values } = readArgs(args, { json: { type: 'boolean' } });
    const parts = await statusOf(readSettings());
    if (values.json) printJson(parts);
    else
      printTable([
        ['PART', 'PID', 'READY', 'ADDRESS', ''],
        ...parts.map(({ name, pid, ready, url, reason }) => [name, pid, ready ? 'yes' : 'no', url, reason ?? '']),
      ]);
    return parts.every(({ ready }) => ready) ? 0 : 1;
  },
};
