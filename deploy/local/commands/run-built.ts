import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { CommandError } from './command.ts';

/** Runs a built script of an app on this Node, and gives its exit code; signals go on to it. */
export const runBuilt = (
  script: string,
  args: readonly string[],
  nodeOptions: readonly string[] = [],
): Promise<number> =>
  new Promise((resolve, reject) => {
    if (!existsSync(script)) return reject(new CommandError(`${script} is not built: npm run build`));
    const child = spawn(process.execPath, [...nodeOptions, script, ...args], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
