import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../bootstrap/places.mjs';
import { type Command, readArgs } from './command.ts';
import { UsageError } from '../stack/settings.ts';

const folders = ['rules', 'signature'] as const;
const stryker = join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');

const mutateFolder = (folder: string, files: string | undefined): Promise<number> =>
  new Promise((resolve, reject) => {
    const args = [stryker, 'run', 'libs/ivi/mutation/stryker.config.mjs', ...(files ? ['--mutate', files] : [])];
    const env = { ...process.env, KJOREKLAR_MUTATED_FOLDER: folder };
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

const chosen = (words: readonly string[]): readonly string[] => {
  const unknown = words.find((word) => !folders.some((folder) => folder === word));
  if (unknown) throw new UsageError(`unknown folder "${unknown}": one of ${folders.join(', ')}`);
  return words.length === 0 ? folders : words;
};

export const mutate: Command = {
  usage: `npm run mutate [-- FOLDER … [--files FILES]] — changes the code in thousands of ways and looks whether the specifications notice

  FOLDER         rules, signature (below libs/ivi/src); both unless said
  --files FILES  only these of the folder, from the root of the repository: libs/ivi/src/rules/mass-rules.ts

Fails where fewer than 85 % of the changes are noticed. The reports are in .kjoreklar/mutation.
`,
  run: async (args) => {
    const { values, positionals } = readArgs(args, { files: { type: 'string' } }, true);
    let exitCode = 0;
    for (const folder of chosen(positionals)) exitCode ||= await mutateFolder(folder, values.files);
    return exitCode;
  },
};
