import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import { endpoints, pidOf, untilRestarted } from './stack';

/** Ends a part at once, as a crash would, and waits until the supervisor has started it again. */
export const kill9 = async (part: string): Promise<void> => {
  const pid = pidOf(part);
  process.kill(pid, 'SIGKILL');
  await untilRestarted(part, pid);
};

/** Sends a part a signal, and waits for nothing. */
export const signal = (part: string, name: NodeJS.Signals): void => void process.kill(pidOf(part), name);

const parentOf = (pid: string): number | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
};

/** A process and its children stand still, as a machine does that is away; `undo` lets them go on. */
export const freeze = (part: string): { undo: () => void } => {
  const pid = pidOf(part);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
  const family = [pid, ...children];
  for (const member of family) process.kill(member, 'SIGSTOP');
  return {
    undo: () => {
      for (const member of family) {
        try {
          process.kill(member, 'SIGCONT');
        } catch {
          // It ended while it stood still; there is nothing left to wake.
        }
      }
    },
  };
};

/** Holds a table so that nothing can be written to it: whoever has an answer cannot commit it. */
export const blockWrites = async (
  table: string,
): Promise<{ waiting: () => Promise<number>; undo: () => Promise<void> }> => {
  const holder = new Client({ connectionString: endpoints().postgres });
  await holder.connect();
  await holder.query('begin');
  await holder.query(`lock table ${table} in share mode`);
  const watcher = new Client({ connectionString: endpoints().postgres });
  await watcher.connect();
  return {
    waiting: async () => {
      const { rows } = await watcher.query<{ count: string }>(
        'select count(*) as count from pg_locks where not granted and relation = $1::regclass',
        [table],
      );
      return Number(rows[0]?.count ?? 0);
    },
    undo: async () => {
      await holder.query('rollback');
      await Promise.all([holder.end(), watcher.end()]);
    },
  };
};
