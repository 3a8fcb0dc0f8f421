import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/places.mjs';
import { type Command, CommandError } from './command.ts';

const script = join(root, 'apps/benchmarks/dist/main.js');

export const bench: Command = {
  usage: `npm run bench [-- NAME …] [--json] — benchmarks, each beside a ceiling or a peer measured in the same run
`,
  ownHelp: true,
  run: (args) =>
    new Promise((resolve, reject) => {
      if (!existsSync(script)) return reject(new CommandError(`${script} is not built: npm run build`));
      const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit' });
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
      child.once('error', reject);
      child.once('exit', (code) => resolve(code ?? 1));
    }),
};
