import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const root = resolve(__dirname, '../../../..');

/** Runs `npm run kjoreklar -- …` on the stack of KJOREKLAR_HOME with `--json`, and gives what it printed; throws when it did not end with 0. */
export const kjoreklar = async <Answer>(...args: readonly string[]): Promise<Answer> => {
  const script = join(root, 'deploy/local/bootstrap.mjs');
  const child = spawn(process.execPath, [script, 'kjoreklar', ...args, '--json'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const [output, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  if (code !== 0) throw new Error(`kjoreklar ${args.join(' ')} ended with ${String(code)}: ${complaint}`);
  return JSON.parse(output) as Answer;
};
