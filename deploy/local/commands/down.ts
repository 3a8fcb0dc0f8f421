import { rmSync } from 'node:fs';
import { homeFiles, readSettings, type Settings } from '../stack/settings.ts';
import { runningSupervisor } from '../supervisor/claim.ts';
import { endOrphans } from '../supervisor/orphans.ts';
import { hasEnded, signalProcess } from '../supervisor/process-identity.ts';
import { type Command, CommandError, printError, readArgs } from './command.ts';

const PATIENCE_MS = 60_000;

/** Ends the stack of the data folder, whoever started it; leaves no process and no file that says it runs. */
export const stopStack = async (settings: Settings): Promise<'stopped' | 'was not running'> => {
  const files = homeFiles(settings);
  const supervisor = runningSupervisor(files.supervisor);
  if (supervisor) {
    signalProcess(supervisor, 'SIGTERM');
    if (!(await hasEnded(supervisor, PATIENCE_MS)))
      throw new CommandError(`the supervisor (pid ${supervisor.pid}) has not stopped after ${PATIENCE_MS / 1000} s`);
  }
  const orphans = await endOrphans(files.processes);
  for (const file of [files.endpoints, files.processes, files.supervisor]) rmSync(file, { force: true });
  return supervisor || orphans.length > 0 ? 'stopped' : 'was not running';
};

export const down: Command = {
  usage: `npm run down — ends the stack: services drain first, then the broker and the database; no process is left
`,
  run: async (args) => {
    readArgs(args, {});
    const settings = readSettings();
    printError(`the stack in ${settings.home} ${await stopStack(settings)}`);
    return 0;
  },
};
