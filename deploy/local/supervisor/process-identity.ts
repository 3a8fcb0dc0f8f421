import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process for certain: operating systems give the same pid to another process later. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in whatever form the system tells it. */
  readonly started: string;
}

/** Fields of /proc/PID/stat from the third on; the command, the second, may hold spaces and parentheses. */
const statFields = (pid: number): string[] => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
};

/** Field 22 of /proc/PID/stat: start in clock ticks since boot. */
const startedOnLinux = (pid: number): string => {
  const fields = statFields(pid);
  if (fields[0] === 'Z') throw new Error('a zombie runs no longer');
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${boot} ${fields[19]}`;
};

const startedElsewhere = (pid: number): string => {
  const text = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  if (!text) throw new Error(`no process ${pid}`);
  return text;
};

/** Undefined when no such process runs. */
export const identify = (pid: number): ProcessIdentity | undefined => {
  try {
    return { pid, started: process.platform === 'linux' ? startedOnLinux(pid) : startedElsewhere(pid) };
  } catch {
    return undefined;
  }
};

export const isAlive = (identity: ProcessIdentity): boolean => identify(identity.pid)?.started === identity.started;

const POLL_INTERVAL_MS = 50;

/** Whether the process ended within the time. */
export const hasEnded = async (identity: ProcessIdentity, withinMs: number): Promise<boolean> => {
  const deadline = Date.now() + withinMs;
  while (isAlive(identity)) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
  }
  return true;
};

/** Sends a signal to the process, or to its whole group; one that ended in between is no fault. */
export const signalProcess = (
  identity: ProcessIdentity,
  signal: NodeJS.Signals,
  whole: 'one' | 'group' = 'one',
): void => {
  if (!isAlive(identity)) return;
  try {
    process.kill(whole === 'group' ? -identity.pid : identity.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};
