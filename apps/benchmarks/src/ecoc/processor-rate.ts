import { spawnSync } from 'node:child_process';

/** Documents a second of processor time, user and system, of all threads: what one core would do by itself on a machine that others use too. */
export type ProcessorRate = number;

const WARM_UP_SHARE = 0.25;

/** Calls `work` for about `ms` of wall time, after a warm-up; `work` does `documents` at a time. */
export const rateOf = async (ms: number, documents: number, work: () => unknown): Promise<ProcessorRate> => {
  const runFor = async (duration: number): Promise<number> => {
    const end = performance.now() + duration;
    let done = 0;
    while (performance.now() < end) {
      await work();
      done += documents;
    }
    return done;
  };
  await runFor(ms * WARM_UP_SHARE);
  const before = process.cpuUsage();
  const done = await runFor(ms);
  const { user, system } = process.cpuUsage(before);
  return done / ((user + system) / 1e6);
};

/** A program that reads all files in one process; null where it is not installed. Throws when it does not accept every file. */
export const rateOfProgram = (command: readonly string[], files: readonly string[]): ProcessorRate | null => {
  const { stderr, status, error } = spawnSync(
    'bash',
    [
      '-c',
      'command -v "$1" >/dev/null || exit 127; TIMEFORMAT="cpu %U %S"; time "$@" >/dev/null 2>&1',
      'bash',
      ...command,
      ...files,
    ],
    { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  );
  if (error || status === 127) return null;
  if (status !== 0) throw new Error(`${command.join(' ')} refuses a document of the benchmark (exit code ${status})`);
  const [, user = '', system = ''] = /cpu ([\d.]+) ([\d.]+)/.exec(stderr) ?? [];
  return files.length / (Number(user) + Number(system));
};
