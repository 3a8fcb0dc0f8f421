import { readJsonFile } from './json-file.ts';
import { hasEnded, isAlive, type ProcessIdentity, signalProcess } from './process-identity.ts';

/** Part name → the process that ran it, as the supervisor last wrote it. */
export type ProcessTable = Readonly<Record<string, ProcessIdentity>>;

const PATIENCE_MS = 10_000;
/** Servers that the others use go last, so that those can finish what they have begun. */
const LAST = ['kafka', 'postgres'];

const end = async (name: string, process: ProcessIdentity): Promise<void> => {
  signalProcess(process, name === 'postgres' ? 'SIGINT' : 'SIGTERM');
  if (await hasEnded(process, PATIENCE_MS)) return;
  signalProcess(process, 'SIGKILL', 'group');
  await hasEnded(process, PATIENCE_MS);
};

/** Ends the parts that a supervisor which was killed left running; returns their names. */
export const endOrphans = async (processesFile: string): Promise<string[]> => {
  const table = readJsonFile<ProcessTable>(processesFile) ?? {};
  const alive = Object.entries(table).filter(([, process]) => isAlive(process));
  const endAll = (entries: typeof alive): Promise<unknown> => Promise.all(entries.map((entry) => end(...entry)));
  await endAll(alive.filter(([name]) => !LAST.includes(name)));
  await endAll(alive.filter(([name]) => LAST.includes(name)));
  return alive.map(([name]) => name);
};
