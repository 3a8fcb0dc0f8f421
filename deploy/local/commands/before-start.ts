import { describeHolder, isFree } from '../infrastructure/port-holder.ts';
import { homeFiles, ownPorts, type Settings } from '../stack/settings.ts';
import { runningSupervisor } from '../supervisor/claim.ts';
import { endOrphans } from '../supervisor/orphans.ts';
import { CommandError, printError } from './command.ts';

export const runningPid = (settings: Settings): number | undefined =>
  runningSupervisor(homeFiles(settings).supervisor)?.pid;

/** Throws CommandError, one line, when the stack cannot start beside what runs already; ends what a killed run left. */
export const checkBeforeStart = async (settings: Settings): Promise<void> => {
  const pid = runningPid(settings);
  if (pid)
    throw new CommandError(
      `a stack runs in ${settings.home} already (pid ${pid}): npm run down ends it; another KJOREKLAR_HOME and KJOREKLAR_PORT_BASE make a second one`,
    );
  const orphans = await endOrphans(homeFiles(settings).processes);
  if (orphans.length > 0) printError(`ended what an earlier run left behind: ${orphans.join(', ')}`);
  for (const { name, port } of ownPorts(settings)) {
    if (await isFree(port)) continue;
    throw new CommandError(
      `port ${port} (${name}) is in use by ${describeHolder(port)}: end it, or set KJOREKLAR_PORT_BASE to another base`,
    );
  }
};
